import { rowMakerOf, type RowMaker } from '../../database/copy-row.ts';
import type { Item, Part } from '../../domain/part.ts';
import { columnsOf, type ColumnField, type TypeClass } from '../../model/fields.ts';
import { isObject } from '../document/document.ts';
import { coercions } from './coerce.ts';
import { backReferences, rowIdSlot } from './rule-slots.ts';
import { rowsToFill } from './rows-of.ts';
import { addSlot, readObject, type Slot, type Slots } from './slots.ts';

/** A column as one object sees it: the rest of its path below that object, and its place among the names of the column. */
interface Source {
  readonly column: ColumnField;
  readonly path: readonly string[];
  readonly rank: number;
}

/** The shared types by name: what an object under a key such as `from_agent` tells about an agent. */
export type SharedSlots = ReadonlyMap<string, { readonly make: RowMaker; readonly slots: Slots }>;

/** Compiles what is read from the objects of one class: its columns by their paths, and keys that only rules read. */
export function slotsOf(type: TypeClass, shared: SharedSlots, readByRules: readonly string[] = []): Map<string, Slot> {
  const sources = columnsOf(type).flatMap((column) =>
    column.keys.map((path, rank): Source => ({ column, path: path.split('.'), rank })),
  );
  const slots = slotsFor(sources, rowMakerOf(type), shared);
  for (const key of readByRules) addSlot(slots, key, nothing);
  return slots;
}

const nothing: Slot = () => undefined;

function slotsFor(sources: readonly Source[], make: RowMaker, shared: SharedSlots): Map<string, Slot> {
  const slots = new Map<string, Slot>();
  const below = new Map<string, Source[]>();
  for (const source of sources) {
    const [key, ...path] = source.path as [string, ...string[]];
    if (path.length === 0) addSlot(slots, key, columnSlot(source.column, key, source.rank, make));
    else below.set(key, [...(below.get(key) ?? []), { ...source, path }]);
  }
  for (const [key, inner] of below) {
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

function columnSlot(column: ColumnField, key: string, rank: number, make: RowMaker): Slot {
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
function objectSlot(
  key: string,
  own: Slots,
  shared: { readonly make: RowMaker; readonly slots: Slots } | null,
  name: string | null,
  isKeptWhole: boolean,
): Slot {
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
  const slots = slotsOf(type, shared, [...(reads ?? []), ...backReferences]);
  addSlot(slots, 'id', rowIdSlot);
  return slots;
}

/** A list whose items become rows of the class of a part. */
export function listSlot(part: Part, name: string, slots: Slots | null): Slot {
  const make = rowMakerOf(part.type);
  const position = make.placeOf('position');
  return (value, parent, mapping) => {
    const { reading } = mapping;
    if (!Array.isArray(value)) {
      reading.warn(name, 'no list stands where one is expected; left out');
      return;
    }
    if (value.length === 0) return;
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
      mapping.wait({ part, row, item: item as Item, parent });
    });
  };
}
