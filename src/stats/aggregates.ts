import { join, name, sql, type Sql } from '../database/sql.ts';

/** The aggregates of one statement; one that is asked for twice is computed once. */
export interface Aggregates {
  /** Adds an aggregate and says under which name its value will stand in the row. */
  add(aggregate: Sql): string;
  /** The select list, beginning with a comma; nothing where no aggregate was asked for. */
  selectList(): Sql;
}

/** A collection of aggregates, named `a0, a1 …`. */
export function createAggregates(): Aggregates {
  const names = new Map<string, string>();
  const columns: Sql[] = [];
  return {
    add(aggregate) {
      const { text, values } = aggregate.compile();
      const identity = JSON.stringify([text, values]);
      let known = names.get(identity);
      if (known === undefined) {
        names.set(identity, (known = `a${String(columns.length)}`));
        columns.push(sql`${aggregate} AS ${name(known)}`);
      }
      return known;
    },
    selectList: () => (columns.length === 0 ? sql`` : sql`, ${join(columns)}`),
  };
}
