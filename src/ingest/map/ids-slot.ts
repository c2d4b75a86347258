import type { RowMaker } from '../../database/copy-row.ts';
import type { ColumnField } from '../../model/fields.ts';
import type { WholeNumber } from '../../model/values.ts';
import { isObject } from '../document/document.ts';
import type { SharedSlots } from './compile.ts';
import { readObject, type Slot } from './slots.ts';

/** A list of objects that tell shared things, for the column of their ids; one without an id is left out, a repeated one told once. */
export function idsSlot({ name, refers }: ColumnField, key: string, make: RowMaker<object>, shared: SharedSlots): Slot {
  const place = make.placeOf(name);
  const type = refers ?? '';
  const target = shared.get(type);
  if (!target) throw new Error(`${name} refers to no shared type`);
  return (value, row, mapping) => {
    const { reading, mentions } = mapping;
    if (!Array.isArray(value)) return reading.warn(key, 'no list stands where one is expected; left out');
    const ids = new Set<WholeNumber>();
    value.forEach((item: unknown, index) => {
      if (!isObject(item)) return reading.warn(`${key}[${String(index)}]`, 'the item is no object; left out');
      const told = target.make();
      reading.enter(key, index);
      readObject(item, target.slots, told, mapping);
      reading.leave();
      mentions.push({ type, id: null, row: told });
      if (told.externalId !== null) ids.add(told.externalId);
    });
    row.values[place] = [...ids];
  };
}
