import { columnsOf } from '../model/fields.ts';
import type { ColumnName, WrittenColumns } from '../model/values.ts';

/** A row on its way into the database, of whatever class: its values in the order of the columns. */
export class CopyRow {
  constructor(readonly values: unknown[]) {}
}

/**
 * A row of one class, with each value under its property's name as well. Files fill rows by place and rules read them by name; plain
 * objects of fifty columns cost four times as much to fill and to write.
 */
export type RowOf<T> = CopyRow & WrittenColumns<T>;

/** What a row of a class is made from. */
export type RowType<T> = abstract new () => T;

/** A column's property; any text where nothing is known of the class. */
type PropertyOf<T> = object extends T ? string : ColumnName<T>;

/** Makes empty rows of one class, all columns null. */
export interface RowMaker<T> {
  (): RowOf<T>;
  /** The place of a property in `values`; a property that is no column is a mistake in this program. */
  readonly placeOf: (property: PropertyOf<T>) => number;
  readonly has: (property: string) => boolean;
}

const makers = new Map<RowType<object>, RowMaker<object>>();

/** The maker of rows of a stored class. */
export function rowMakerOf<T extends object>(type: RowType<T>): RowMaker<T> {
  const maker = makers.get(type) ?? makeMaker(type);
  makers.set(type, maker);
  // What is made has the columns of the class, which its decorators hold against its types.
  return maker as unknown as RowMaker<T>;
}

function makeMaker(type: RowType<object>): RowMaker<object> {
  const columns = columnsOf(type);
  class Made extends CopyRow {}
  const places = new Map<string, number>();
  columns.forEach(({ name }, place) => {
    places.set(name, place);
    Object.defineProperty(Made.prototype, name, {
      get(this: CopyRow) {
        return this.values[place];
      },
      set(this: CopyRow, value: unknown) {
        this.values[place] = value;
      },
    });
  });
  const empty: unknown[] = columns.map(() => null);
  const placeOf = (property: string): number => {
    const place = places.get(property);
    if (place === undefined) throw new Error(`${type.name} has no column ${property}`);
    return place;
  };
  return Object.assign(() => new Made(empty.slice()), { placeOf, has: (property: string) => places.has(property) });
}
