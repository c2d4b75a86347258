import type { Step, TextRows } from '../../database/copy-pipeline.ts';

/** Row ids for new sessions, taken from the sequence ahead of need; what a failed batch took serves the next. */
export class RowIds {
  private readonly free: number[] = [];

  /** What fetches ids where fewer than these are left. */
  stepFor(count: number): readonly Step[] {
    if (this.free.length >= count) return [];
    return [
      {
        name: 'ingest row ids',
        text: `SELECT nextval('sessions_row_id') FROM generate_series(1, $1::integer)`,
        values: [String(count - this.free.length)],
      },
    ];
  }

  add(rows: TextRows): void {
    for (const [id] of rows) this.free.push(Number(id));
  }

  take(): number {
    const id = this.free.shift();
    if (id === undefined) throw new Error('no row id was fetched for a new session');
    return id;
  }
}
