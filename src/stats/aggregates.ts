import { join, name, raw, sql, type Sql } from '../database/sql.ts';
import { Refusal } from '../errors.ts';

/** The aggregates of one statement; one that is asked for twice is computed once. */
export interface Aggregates {
  /** Adds an aggregate and says under which name its value will stand in the row. */
  add(aggregate: Sql): string;
  /** Has an expression computed once for each row, however many aggregates read it, and says how they name it. */
  share(expression: Sql): Sql;
  /** The select list, beginning with a comma; nothing where no aggregate was asked for. */
  selectList(): Sql;
  /** The rows that the aggregates read, as `t`: their own columns, those of `keys`, and what is shared. */
  rows(keys: readonly Named[], from: Sql, where: Sql): Rows;
}

/** A column that rows are grouped by. */
interface Named {
  readonly name: string;
  readonly value: Sql;
}

/** What stands behind `SELECT` and behind `FROM` of a statement over rows. */
interface Rows {
  readonly keys: readonly Sql[];
  readonly source: Sql;
}

/** How many numbers one statement computes at most: PostgreSQL refuses more than 1,664 columns, and each costs time for each row. */
const MOST_NUMBERS = 500;

/** A collection of aggregates, named `a0, a1 …`; refuses more than `MOST_NUMBERS` of them. */
export function createAggregates(): Aggregates {
  const aggregates = columnsNamed('a', MOST_NUMBERS);
  const shared = columnsNamed('s', MOST_NUMBERS);
  return {
    add: aggregates.add,
    share: (expression) => sql`t.${name(shared.add(expression))}`,
    selectList: aggregates.list,
    rows(keys, from, where) {
      const selected = keys.map(({ name: key, value }) => sql`${value} AS ${name(key)}`);
      if (shared.isEmpty()) return { keys: selected, source: sql`${from}\nWHERE ${where}` };
      // A number is not sent through: by what is the same in all rows PostgreSQL need not group.
      const isSame = keys.map(({ value }) => /^\d+$/.test(value.compile().text));
      const inner = [...selected.filter((_, i) => !isSame[i]), raw('t.*')];
      return {
        keys: keys.map(({ name: key }, i) => (isSame[i] ? (selected[i] as Sql) : sql`t.${name(key)}`)),
        // OFFSET 0 keeps PostgreSQL from writing the expressions into every aggregate again.
        source: sql`(\nSELECT ${join(inner)}${shared.list()}\nFROM ${from}\nWHERE ${where}\nOFFSET 0\n) t`,
      };
    },
  };
}

interface Columns {
  readonly add: (value: Sql) => string;
  /** All of them, beginning with a comma. */
  readonly list: () => Sql;
  readonly isEmpty: () => boolean;
}

/** Columns without a name of their own, each once. */
function columnsNamed(letter: string, most: number): Columns {
  const names = new Map<string, string>();
  const columns: Sql[] = [];
  return {
    add(value) {
      const { text, values } = value.compile();
      const identity = JSON.stringify([text, values]);
      let known = names.get(identity);
      if (known === undefined) {
        if (columns.length === most) refuse(most);
        names.set(identity, (known = `${letter}${String(columns.length)}`));
        columns.push(sql`${value} AS ${name(known)}`);
      }
      return known;
    },
    list: () => (columns.length === 0 ? sql`` : sql`, ${join(columns)}`),
    isEmpty: () => columns.length === 0,
  };
}

function refuse(most: number): never {
  throw new Refusal(
    'LIMIT_EXCEEDED',
    `More than ${String(most)} numbers are asked for at once: each statistic of a measure, and each interval of a histogram, is one. Ask for fewer.`,
  );
}
