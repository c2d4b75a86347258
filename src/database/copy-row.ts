import { columnsOf, type TypeClass } from '../model/fields.ts';

/**
 * A row on its way into the database: its values in the order of the columns, and each under its property name as well. Files fill
 * rows by place and rules read them by name; plain objects of fifty columns cost four times as much to fill and to write.
 */
export abstract class CopyRow {
  [property: string]: unknown;
  readonly values: unknown[];

  constructor(values: unknown[]) {
    this.values = values;
  }
}

/** Makes empty rows of one class, all columns null. */
export interface RowMaker {
  (): CopyRow;
  /** The place of a property in `values`; a property that is no column is a mistake in this program. */
  readonly placeOf: (property: string) => number;
  readonly has: (property: string) => boolean;
}

const makers = new Map<TypeClass, RowMaker>();

/** The maker of rows of a stored class. */
export function rowMakerOf(type: TypeClass): RowMaker {
  const known = makers.get(type);
  if (known) return known;
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
  const maker = Object.assign(() => new Made(empty.slice()), {
    placeOf,
    has: (property: string) => places.has(property),
  });
  makers.set(type, maker);
  return maker;
}
