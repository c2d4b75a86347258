import { type CopyRow, rowMakerOf } from '../../database/copy-row.ts';
import type { ColumnField, TypeClass } from '../../model/fields.ts';
import type { Mention } from '../map/mapping.ts';
import { attributesOf, isBetter } from './better.ts';

/** The best row of each thing of one class that the files of a batch mention. */
export class Mentioned {
  readonly rows = new Map<number | bigint, CopyRow>();
  private readonly attributes: readonly ColumnField[];
  private readonly places: readonly number[];

  constructor(
    readonly type: TypeClass,
    private readonly instance: string,
  ) {
    this.attributes = attributesOf(type);
    this.places = this.attributes.map(({ name }) => rowMakerOf(type).placeOf(name));
  }

  /** Adds what one place of a file of version `at` tells. */
  add({ id, row }: Mention, at: number | null): void {
    if (row === null) {
      if (id !== null && !this.rows.has(id)) this.rows.set(id, this.rowOf(id));
    } else if (row['externalId'] !== null) {
      const tells = this.places.some((place) => row.values[place] !== null);
      row['profileRank'] = tells ? 2 : 0;
      row['profileAt'] = tells ? at : null;
      this.keep(row['externalId'] as number | bigint, row);
    }
  }

  /** Adds names that stand beside an id, which tell less than the thing's own object. */
  addNames(id: number | bigint, names: Readonly<Record<string, unknown>>, at: number | null): void {
    const known = this.rows.get(id);
    if (known && (known['profileRank'] as number) > 1) return;
    const row = this.rowOf(id);
    for (const property in names) row[property] = names[property];
    if (this.places.some((place) => row.values[place] !== null)) {
      row['profileRank'] = 1;
      row['profileAt'] = at;
    }
    this.keep(id, row);
  }

  private rowOf(id: number | bigint): CopyRow {
    const row = rowMakerOf(this.type)();
    row['instance'] = this.instance;
    row['externalId'] = id;
    row['profileRank'] = 0;
    return row;
  }

  private keep(id: number | bigint, row: CopyRow): void {
    const known = this.rows.get(id);
    if (known && !isBetter(row, known, this.attributes)) return;
    row['instance'] = this.instance;
    this.rows.set(id, row);
  }
}
