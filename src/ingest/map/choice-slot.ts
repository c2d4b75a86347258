import { rowMakerOf, type RowType } from '../../database/copy-row.ts';
import type { Choice } from '../../domain/part.ts';
import { columnOf } from '../../model/fields.ts';
import { isObject } from '../document/document.ts';
import type { SharedSlots } from './compile.ts';
import { readObject, type Slot } from './slots.ts';

/** An object that is one of several shared things, each with a column of its own. */
export function choiceSlot<T extends object>(
  { key, columnFor }: Choice<T>,
  type: RowType<T>,
  shared: SharedSlots,
): Slot {
  const { placeOf } = rowMakerOf<object>(type);
  return (value, row, mapping) => {
    const { reading, mentions } = mapping;
    if (!isObject(value)) return reading.warn(key, 'no object stands where one is expected; left out');
    const column = columnFor(value);
    const name = columnOf(type, column).refers ?? '';
    const target = shared.get(name);
    if (!target) throw new Error(`${type.name}.${column} refers to no shared type`);
    const told = target.make();
    reading.enter(key);
    readObject(value, target.slots, told, mapping);
    reading.leave();
    row.values[placeOf(column)] = told.externalId;
    mentions.push({ type: name, id: null, row: told });
  };
}
