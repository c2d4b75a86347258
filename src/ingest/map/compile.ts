import { rowMakerOf, type RowMaker, type RowOf } from '../../database/copy-row.ts';
import type { Mentioned } from '../../domain/mentioned.ts';
import type { Item, Part } from '../../domain/part.ts';
import type { SessionChild } from '../../domain/session-child.ts';
import { columnsOf, type ColumnField, type TypeClass } from '../../model/fields.ts';
import { isObject } from '../document/document.ts';
import { coercions } from './coerce.ts';
import { idsSlot } from './ids-slot.ts';
import { rowsToFill } from './rows-of.ts';
import { addSlot, readObject, type Slot, type Slots } from './slots.ts';

/** A column as one object sees it: the rest of its path below that object, and its place among the names of the column. */
interface Source {
  readonly column: ColumnField;
  readonly path: readonly string[];
  readonly rank: number;
}

/** The shared types by name: what an object under a key such as `from_agent` tells about an agent. */
export type SharedSlots = ReadonlyMap<string, Shared>;

interface Shared {
  readonly make: RowMaker<Mentioned>;
  readonly slots: Slots;
}

/** Compiles what is read from the objects of one class: its columns by their paths. */
export function slotsOf(type: TypeClass, shared: SharedSlots): Map<string, Slot> {
  const sources = columnsOf(type).flatMap((column) =>
    column.keys.map((path, rank): Source => ({ column, path: path.split('.'), rank })),
  );
  return slotsFor(sources, rowMakerOf(type), shared);
}

function slotsFor(sources: readonly Source[], make: RowMaker<object>, shared: SharedSlots): Map<string, Slot> {
  const slots = new Map<string, Slot>();
  const below = new Map<string, Source[]>();
  for (const source of sources) {
    const [key, ...path] = source.path as [string, ...string[]];
    if (path.length === 0) addSlot(slots, key, columnSlot(source.column, key, source.rank, make));
    else below.set(key, [...(below.get(key) ?? []), { ...source, path }]);
  }
  for (const [key, inner] of below) {
    const [list, isList] = [key.replace(/\[\]$/, ''), key.endsWith('[]')];
    if (isList) {
      for (const { column } of inner) addSlot(slots, list, idsSlot(column, list, make, shared));
      continue;
    }
    const whole = slots.has(key);
    const refers = inner.find(({ column, path }) => column.refers && path.join() === 'id')?.column.refers;
    addSlot(
      slots,
      key,
      objectSlot(key, slotsFor(inner, make, shared), (refers && shared.get(refers)) || null, refers ?? null, whole),
    );
  }
  return slots;
}

function columnSlot(column: ColumnField, key: string, rank: number, make: RowMaker<object>): Slot {
  const place = make.placeOf(column.name);
  const coerce = coercions[column.kind];
  const { refers } = column;
  if (rank > 0) return (value, row, { fallbacks }) => void fallbacks.push({ row, place, rank, value, key, coerce });
  if (refers && column.keys[0] === key) {
    return (value, row, mapping) => {
      const id = (row.values[place] = coerce(value, key, mapping.reading));
      if (id !== null) mapping.mentions.push({ type: refers, id: id as number | bigint, row: null });
    };
  }
  return (value, row, { reading }) => {
    row.values[place] = coerce(value, key, reading);
  };
}

/** An object inside the object: columns of the row, and of the shared row where it tells one. */
function objectSlot(key: string, own: Slots, shared: Shared | null, name: string | null, isKeptWhole: boolean): Slot {
  return (value, row, mapping) => {
    const { reading } = mapping;
    if (!isObject(value)) {
      if (!isKeptWhole) reading.warn(key, 'no object stands where one is expected; left out');
      return;
    }
    reading.enter(key);
    const told = shared?.make() ?? null;
    for (const inner in value) {
      const ownSlot = own.get(inner);
      const sharedSlot = shared?.slots.get(inner);
      if (!ownSlot && !sharedSlot && !isKeptWhole) reading.pass(inner);
      const it = value[inner];
      if (it === null) continue;
      ownSlot?.(it, row, mapping);
      if (told) sharedSlot?.(it, told, mapping);
    }
    reading.leave();
    if (told && name) mapping.mentions.push({ type: name, id: null, row: told });
  };
}

/** Compiles the items of a part: its columns, the row's own id, and keys that `complete` reads. Null: every key is taken whole. */
export function itemSlotsOf({ type, reads }: Part, shared: SharedSlots): Map<string, Slot> | null {
  if (reads?.includes('*')) return null;
  const slots = slotsOf(type, shared);
  for (const key of [...(reads ?? []), ...backReferences]) addSlot(slots, key, () => undefined);
  addSlot(slots, 'id', (value, row, { reading }) => {
    (row as RowOf<SessionChild>).rowId = coercions.key(value, 'id', reading);
  });
  return slots;
}

/** Items repeat the session's number. */
const backReferences = ['call_id', 'chat_id'];

/** A list whose items become rows of the class of a part. */
export function listSlot(part: Part, name: string, slots: Slots | null): Slot {
  const make = rowMakerOf(part.type);
  const position = make.placeOf('position');
  const isInner = part.key !== name;
  return (value, parent, mapping) => {
    const { reading } = mapping;
    if (!Array.isArray(value)) {
      reading.warn(name, 'no list stands where one is expected; left out');
      return;
    }
    if (value.length === 0) return;
    const around = isInner ? (parent as RowOf<SessionChild>) : null;
    const rows = rowsToFill(mapping.children, part.type);
    value.forEach((item: unknown, index) => {
      if (slots && !isObject(item)) {
        if (item !== null) reading.warn(`${name}[${String(index)}]`, 'the item is no object; left out');
        return;
      }
      const row = make();
      row.values[position] = index;
      reading.enter(name, index);
      if (slots) readObject(item as Item, slots, row, mapping);
      reading.leave();
      rows.push(row);
      mapping.wait({ part, row, item: item as Item, around });
    });
  };
}
