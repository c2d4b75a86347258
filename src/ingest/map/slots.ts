import type { CopyRow } from '../../database/copy-row.ts';
import type { JsonObject } from '../document/document.ts';
import type { Coerce } from './coerce.ts';
import type { Mapping } from './mapping.ts';

/** What is done with the value of one key of an object, for the row that the object becomes. */
export type Slot = (value: unknown, row: CopyRow, mapping: Mapping) => void;

/** What is done with every key of one kind of object. */
export type Slots = ReadonlyMap<string, Slot>;

/** A value under a second or third name of a column; it counts where the names before it gave nothing. */
export interface Fallback {
  readonly row: CopyRow;
  readonly place: number;
  readonly rank: number;
  readonly value: unknown;
  readonly key: string;
  readonly coerce: Coerce;
}

/** Looks at every key of an object once: what has a slot is read, the rest is noted as unmapped. */
export function readObject(object: JsonObject, slots: Slots, row: CopyRow, mapping: Mapping): void {
  const before = mapping.fallbacks.length;
  for (const key in object) {
    const slot = slots.get(key);
    if (slot) {
      const value = object[key];
      if (value !== null) slot(value, row, mapping);
    } else mapping.reading.pass(key);
  }
  if (mapping.fallbacks.length > before) settle(mapping, before);
}

/** Fills columns that are still null from their other names, in the order of these. */
function settle({ fallbacks, reading }: Mapping, from: number): void {
  const waiting = fallbacks.splice(from).sort((a, b) => a.rank - b.rank);
  for (const { row, place, value, key, coerce } of waiting) row.values[place] ??= coerce(value, key, reading);
}

/** Several slots for one key, one after the other. */
export function addSlot(slots: Map<string, Slot>, key: string, slot: Slot): void {
  const known = slots.get(key);
  slots.set(
    key,
    known
      ? (value, row, mapping) => {
          known(value, row, mapping);
          slot(value, row, mapping);
        }
      : slot,
  );
}
