import { and, constant, sql, type Sql } from '../../database/sql.ts';
import { columnOf, type TypeClass } from '../../model/fields.ts';
import { kinds } from '../../model/kinds.ts';
import type { ListLink, Match } from '../../model/links.ts';
import { columnSql } from './columns-sql.ts';

/** Each column of the match equals its key; a list column contains it. */
export const matchSql = (
  type: TypeClass,
  match: Match,
  alias: string,
  keySql: (property: string, i: number) => Sql,
): Sql =>
  and(
    Object.entries(match).map(([property, source], i) => {
      const own = columnSql(type, property, alias);
      const key = keySql(source, i);
      // `@>` rather than `= ANY`: only that can use an index on a list.
      return 'isList' in kinds[columnOf(type, property).kind] ? sql`${own} @> ARRAY[${key}]` : sql`${own} = ${key}`;
    }),
  );

/** What a list asks of its rows besides the match. */
export const onlySql = ({ to, only }: ListLink, alias: string): Sql =>
  and(Object.entries(only ?? {}).map(([property, word]) => sql`${columnSql(to, property, alias)} = ${constant(word)}`));
