import { snakeCase } from '../../database/naming.ts';
import { columnsOf, type ColumnField, type TypeClass } from '../../model/fields.ts';
import { kinds } from '../../model/kinds.ts';
import { definitionOf } from '../../model/stored.ts';
import { attributesOf } from './better.ts';

const column = (name: string): string => `"${snakeCase(name)}"`;
const listed = (columns: readonly ColumnField[], prefix = ''): string =>
  columns.map(({ name }) => `${prefix}${column(name)}`).join(', ');
const typed = (columns: readonly ColumnField[]): string =>
  columns
    .map(({ name, kind }) => `${column(name)} ${kinds[kind].postgres}${'isList' in kinds[kind] ? '[]' : ''}`)
    .join(', ');

/** `INSERT` of rows that come as one JSON list. */
const insert = (type: TypeClass): string => {
  const columns = columnsOf(type);
  const table = definitionOf(type).table ?? '';
  const key = listed(columns.filter(({ isPrimary }) => isPrimary));
  return `INSERT INTO "${table}" AS t (${listed(columns)}) SELECT ${listed(columns, 'x.')} FROM json_to_recordset($1::json) AS x(${typed(columns)}) ON CONFLICT (${key}) DO `;
};

/** Stores rows of a mentioned class where they stand above what is stored (`isBetter`), so that the order of arrival decides nothing. */
export function keepBest(type: TypeClass): string {
  const all = [...columnsOf(type).filter(({ name }) => name.startsWith('profile')), ...attributesOf(type)];
  const compared = (row: string): string =>
    [
      `${row}."profile_rank"`,
      `COALESCE(${row}."profile_at", '-infinity')`,
      ...attributesOf(type).map(({ name }) => `COALESCE(' ' || ${row}.${column(name)}::text, '') COLLATE "C"`),
    ].join(', ');
  const set = all.map(({ name }) => `${column(name)} = excluded.${column(name)}`).join(', ');
  return `${insert(type)}UPDATE SET ${set} WHERE (${compared('excluded')}) > (${compared('t')})`;
}

/** Stores rows whose lists only grow: what is new is added, in one order. */
export function growLists(type: TypeClass): string {
  const lists = columnsOf(type).filter(({ isPrimary }) => !isPrimary);
  const order = ({ kind }: ColumnField): string => (kind === 'texts' ? 'v COLLATE "C"' : 'v');
  const set = lists.map(
    (it) =>
      `${column(it.name)} = ARRAY(SELECT ${order(it)} FROM (SELECT DISTINCT unnest(t.${column(it.name)} || excluded.${column(it.name)}) AS v) AS all_of_them ORDER BY 1)`,
  );
  const isOld = lists.map(({ name }) => `t.${column(name)} @> excluded.${column(name)}`).join(' AND ');
  return `${insert(type)}UPDATE SET ${set.join(', ')} WHERE NOT (${isOld})`;
}

/** Stores rows with the earliest and latest instant that was seen. */
export const widenSpan = (type: TypeClass): string =>
  `${insert(type)}UPDATE SET "first_seen_at" = LEAST(t."first_seen_at", excluded."first_seen_at"), "last_seen_at" = GREATEST(t."last_seen_at", excluded."last_seen_at")` +
  ' WHERE (t."first_seen_at" IS NULL OR excluded."first_seen_at" < t."first_seen_at" OR t."last_seen_at" IS NULL OR excluded."last_seen_at" > t."last_seen_at")';

/** Stores rows that are not there yet. */
export const keepFirst = (type: TypeClass): string => `${insert(type)}NOTHING`;
