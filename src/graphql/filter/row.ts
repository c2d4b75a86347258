import type { Sql } from '../../database/sql.ts';
import { fieldsOf, type TypeClass } from '../../model/fields.ts';
import type { OneLink } from '../../model/links.ts';
import { columnSql } from '../plan/columns-sql.ts';
import { filteredLink } from './filtered-link.ts';

type Input = Readonly<Record<string, unknown>>;

/** A row that a filter is about: of which type it is, and where its columns stand. */
export interface FilteredRow {
  readonly type: TypeClass;
  /** Whether a column is at hand; of a row that is only known through another, some are not. */
  readonly has: (property: string) => boolean;
  readonly column: (property: string) => Sql;
}

/** A row of the type's table, which the statement calls `alias`. */
export const storedRow = (type: TypeClass, alias: string): FilteredRow => ({
  type,
  has: () => true,
  column: (property) => columnSql(type, property, alias),
});

/** The row that a link leads to, as far as the row before it holds what it holds: its key, and what is repeated of it. */
export function heldRow({ to, match, repeats }: OneLink, source: FilteredRow): FilteredRow {
  const sourceOf = (property: string): string | undefined => match[property] ?? repeats[property];
  return {
    type: to,
    has: (property) => {
      const held = sourceOf(property);
      return held !== undefined && source.has(held);
    },
    column: (property) => source.column(sourceOf(property) as string),
  };
}

/** Whether the columns of the row that are at hand are all that a filter needs of it. */
export function isAnswerable(row: FilteredRow, filter: Input): boolean {
  return Object.entries(filter).every(([name, input]) => {
    if (input == null) return true;
    if (name === 'and' || name === 'or') return (input as Input[]).every((it) => isAnswerable(row, it));
    if (name === 'not') return isAnswerable(row, input as Input);
    const link = filteredLink(row.type, name);
    if (link) return Object.values(link.match).every(row.has);
    const field = fieldsOf(row.type).get(name);
    return (field?.what === 'derived' ? field.needs : [name]).every(row.has);
  });
}
