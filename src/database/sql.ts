/** A piece of SQL with its values kept apart from its text. Pieces nest; values never touch the text. */
export class Sql {
  constructor(
    readonly strings: readonly string[],
    readonly values: readonly unknown[],
  ) {}

  /** The text with `$1, $2 …` and the values in that order, as `pg` wants them. */
  compile(): Statement {
    const values: unknown[] = [];
    const write = (piece: Sql): string => {
      let text = piece.strings[0] ?? '';
      for (let i = 1; i < piece.strings.length; i++) {
        const value = piece.values[i - 1];
        text += value instanceof Sql ? write(value) : `$${String(values.push(bindable(value)))}`;
        text += piece.strings[i] ?? '';
      }
      return text;
    };
    return { text: write(this), values };
  }
}

/** PostgreSQL holds no NUL and refuses what has one: it reads as U+FFFD, as in what the ingest stores. */
function bindable(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\0', '\uFFFD');
  return Array.isArray(value) ? value.map(bindable) : value;
}

/** What is sent to the database: text and bound values. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** A piece of SQL; every `${}` is bound as a value unless it is a piece itself. */
export const sql = (strings: TemplateStringsArray, ...values: unknown[]): Sql => new Sql(strings, values);

/** Text of our own as SQL. Only ever called with names from this program's own maps, never with input. */
export const raw = (text: string): Sql => new Sql([text], []);

/** A quoted identifier. */
export const name = (identifier: string): Sql => raw(`"${identifier.replaceAll('"', '""')}"`);

/** A word of our own as a quoted constant, where a text is made once for all values. Only ever called with words of this program. */
export const constant = (word: string): Sql => raw(`'${word.replaceAll("'", "''")}'`);

/** The pieces one after the other; of none, nothing. */
export const join = (pieces: readonly Sql[], separator = ', '): Sql =>
  pieces.length === 0 ? raw('') : new Sql(['', ...Array<string>(pieces.length - 1).fill(separator), ''], pieces);

/** The condition that always holds. */
export const always: Sql = raw('TRUE');

/** All conditions; of none, TRUE. */
export function and(conditions: readonly Sql[]): Sql {
  const real = conditions.filter((condition) => condition !== always);
  const [first] = real;
  if (first === undefined) return always;
  return real.length === 1 ? first : sql`(${join(real, ' AND ')})`;
}

/** Any condition; of none, FALSE. */
export const or = (conditions: readonly Sql[]): Sql =>
  conditions.length === 0 ? raw('FALSE') : sql`(${join(conditions, ' OR ')})`;
