import { type CopyRow, rowMakerOf } from '../../database/copy-row.ts';
import type { ColumnField, TypeClass } from '../../graphql/fields.ts';
import type { Mention } from '../map/mapping.ts';
import { attributesOf, isBetter } from './better.ts';

/** The best row of each thing of one class that the files of a batch mention. */
export class Mentioned {
  readonly rows = new Map<number | bigint, CopyRow>();
  private readonly attributes: readonly ColumnField[];

  constructor(
    readonly type: TypeClass,
    private readonly instance: string,
  ) {
    this.attributes = attributesOf(type);
  }

  /** Adds what one place of a file of version `at` tells. */
  add({ id, row }: Mention, at: number | null): void {
    if (row === null) {
      if (id !== null && !this.rows.has(id)) this.keep(this.rowOf(id, 0, null));
    } else if (row['externalId'] !== null) {
      const tells = this.attributes.some(({ name }) => row[name] !== null);
      this.keep(this.fill(row, tells ? 2 : 0, tells ? at : null));
    }
  }

  /** Adds names that stand beside an id, which tell less than the thing's own object. */
  addNames(id: number | bigint, names: Readonly<Record<string, unknown>>, at: number | null): void {
    const tells = Object.values(names).some((value) => value !== null);
    const row = this.rowOf(id, tells ? 1 : 0, tells ? at : null);
    for (const [property, value] of Object.entries(names)) row[property] = value;
    this.keep(row);
  }

  private rowOf(id: number | bigint, rank: number, at: number | null): CopyRow {
    const row = rowMakerOf(this.type)();
    row['externalId'] = id;
    return this.fill(row, rank, at);
  }

  private fill(row: CopyRow, rank: number, at: number | null): CopyRow {
    row['instance'] = this.instance;
    row['profileRank'] = rank;
    row['profileAt'] = at;
    return row;
  }

  private keep(row: CopyRow): void {
    const id = row['externalId'] as number | bigint;
    const known = this.rows.get(id);
    if (!known || isBetter(row, known, this.attributes)) this.rows.set(id, row);
  }
}
