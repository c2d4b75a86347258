import { rowMakerOf, type RowOf, type RowType } from '../../database/copy-row.ts';
import type { Mentioned } from '../../domain/mentioned.ts';
import type { WholeNumber, WrittenColumns } from '../../model/values.ts';
import type { Mention } from '../map/mapping.ts';
import { attributePlacesOf, isBetter } from './better.ts';

/** The best row of each thing of one class that the files of a batch mention. */
export class BestMentions<T extends Mentioned = Mentioned> {
  readonly rows = new Map<WholeNumber, RowOf<Mentioned>>();
  private readonly places: readonly number[];

  constructor(
    readonly type: RowType<T>,
    private readonly instance: string,
  ) {
    this.places = attributePlacesOf(type);
  }

  /** Adds what one place of a file of version `at` tells. */
  add({ id, row }: Mention, at: number | null): void {
    if (row === null) {
      if (id !== null && !this.rows.has(id)) this.rows.set(id, this.rowOf(id));
    } else if (row.externalId !== null) {
      const tells = this.places.some((place) => row.values[place] !== null);
      row.profileRank = tells ? 2 : 0;
      row.profileAt = tells ? at : null;
      this.keep(row.externalId, row);
    }
  }

  /** Adds names that stand beside an id, which tell less than the thing's own object. */
  addNames(id: WholeNumber, names: Partial<WrittenColumns<T>>, at: number | null): void {
    if ((this.rows.get(id)?.profileRank ?? 0) > 1) return;
    const row = Object.assign(this.rowOf(id), names);
    if (this.places.some((place) => row.values[place] !== null)) {
      row.profileRank = 1;
      row.profileAt = at;
    }
    this.keep(id, row);
  }

  private rowOf(id: WholeNumber): RowOf<Mentioned> {
    const row = rowMakerOf<Mentioned>(this.type)();
    row.instance = this.instance;
    row.externalId = id;
    row.profileRank = 0;
    return row;
  }

  private keep(id: WholeNumber, row: RowOf<Mentioned>): void {
    const known = this.rows.get(id);
    if (known && !isBetter(row, known, this.places)) return;
    row.instance = this.instance;
    this.rows.set(id, row);
  }
}
