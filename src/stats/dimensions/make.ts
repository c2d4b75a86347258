import { sql, type Sql } from '../../database/sql.ts';
import { columnOf, type TypeClass } from '../../model/fields.ts';
import { columnType } from '../../model/stored.ts';
import type { OpenEnum } from '../../model/open-enum.ts';
import { columnSql } from '../../graphql/plan/columns-sql.ts';
import type { Dimension, KeyColumn, KeyField } from '../dimension.ts';

/** Whose columns a dimension reads: the grain's own row, called `t`, or its session, called `s`. */
export interface Owner {
  readonly type: TypeClass;
  readonly alias: 't' | 's';
}

const keyColumn = (owner: Owner, property: string): KeyColumn => ({
  sql: columnSql(owner.type, property, owner.alias),
  isText: columnOf(owner.type, property).kind === 'text',
});

const base = { needsLocal: false, join: null };

const dimension = (
  owner: Owner,
  name: string,
  says: string,
  columns: readonly KeyColumn[],
  fields: readonly KeyField[],
): Dimension => ({
  ...base,
  name,
  says,
  columns: () => columns,
  width: columns.length,
  fields,
  needsSession: owner.alias === 's',
});

const described = (says: string): string => `${says} Null where it has none.`;

/** A column as it is: a word of our own, a number, a yes or no. */
export function plain(
  owner: Owner,
  name: string,
  property: string,
  says: string,
  field = property,
  typed = columnOf(owner.type, property),
): Dimension {
  const of: KeyField = { name: field, type: () => columnType(typed), says: described(says), value: ([value]) => value };
  return dimension(owner, name, says, [keyColumn(owner, property)], [of]);
}

/** A word of the source: groups are told apart by the source's own text. */
export function open(
  owner: Owner,
  name: string,
  property: string,
  words: OpenEnum,
  says: string,
  field = property.replace(/Text$/, ''),
): Dimension {
  return dimension(
    owner,
    name,
    `${says} Groups are told apart by the source's own word.`,
    [keyColumn(owner, property)],
    [
      {
        name: field,
        type: () => words,
        says: described(says),
        value: ([word]) => words.read(word as string | null),
      },
      {
        name: `${field}Text`,
        type: () => 'text',
        says: `${described(says)} The source's own word, by which groups are told apart.`,
        value: ([word]) => word,
      },
    ],
  );
}

/** A linked row: the column that names it comes first, then what it is told apart by (its instance, and the like). */
export function linked(
  owner: Owner,
  name: string,
  to: TypeClass,
  [target, property]: readonly [string, string],
  others: readonly string[],
  says: string,
  field: string,
): Dimension {
  const own = keyColumn(owner, property);
  const rest = others.map((it) => ({
    sql: sql`CASE WHEN ${own.sql} IS NOT NULL THEN ${columnSql(owner.type, it, owner.alias)} END`,
    isText: columnOf(owner.type, it).kind === 'text',
  }));
  const match = Object.fromEntries([[target, 0], ...others.map((it, i) => [it, i + 1] as const)]);
  return dimension(
    owner,
    name,
    says,
    [own, ...rest],
    [{ name: field, type: () => to, says: described(says), link: { to, match } }],
  );
}

/** Values of which a row may have several. Its table `join` is LATERAL and gives no row twice the same value. */
export const several = (
  name: string,
  says: string,
  join: Sql,
  columns: readonly KeyColumn[],
  fields: readonly KeyField[],
): Dimension => ({
  ...base,
  name,
  says: `${says} A row may have several, and is then in several groups: the parts exceed the whole.`,
  columns: () => columns,
  width: columns.length,
  fields,
  needsSession: false,
  join,
});
