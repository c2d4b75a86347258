import { snakeCase } from '../../src/database/naming.ts';
import type { ColumnField } from '../../src/model/fields.ts';
import { definitionOf } from '../../src/model/stored.ts';
import type { Shape } from './shape.ts';

/**
 * One statement that makes the whole answer as JSON text: the least that can be done for a request when PostgreSQL writes the JSON.
 * Its values are SessionGraph's: ids as text, instants with milliseconds.
 */
export const rawStatements = {
  page: (shape: Shape): string =>
    `SELECT coalesce(json_agg(r), '[]')::text AS answer FROM (SELECT ${selectList(shape, 't0', 0)} FROM (SELECT * FROM sessions WHERE created_at < $1 ORDER BY created_at DESC NULLS LAST, row_id DESC LIMIT 100) t0) r`,
  whole: (shape: Shape): string =>
    `SELECT row_to_json(r)::text AS answer FROM (SELECT ${selectList(shape, 't0', 0)} FROM sessions t0 WHERE instance = $1 AND channel = $2 AND external_id = $3) r`,
} as const;

function selectList({ columns, links }: Shape, alias: string, depth: number): string {
  return [
    ...columns.map(({ field }) => `${valueOf(field, alias)} AS "${field.name}"`),
    ...links.map(({ link, shape }) => {
      const inner = `t${depth + 1}`;
      const condition = Object.entries(link.match)
        .map(([theirs, ours]) => `${inner}.${snakeCase(theirs)} = ${alias}.${snakeCase(ours)}`)
        .join(' AND ');
      const order =
        link.kind === 'list' ? ` ORDER BY ${link.order.map((it) => `${inner}.${snakeCase(it)}`).join(', ')}` : '';
      const rows = `SELECT ${selectList(shape, inner, depth + 1)} FROM ${definitionOf(link.to).table ?? ''} ${inner} WHERE ${condition}${order}`;
      const value = link.kind === 'list' ? `coalesce(json_agg(r), '[]')` : 'row_to_json(r)';
      return `(SELECT ${value} FROM (${rows}) r) AS "${link.name}"`;
    }),
  ].join(', ');
}

function valueOf({ kind, name }: ColumnField, alias: string): string {
  const column = `${alias}.${snakeCase(name)}`;
  if (kind === 'instant') return `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  if (kind === 'key') return `${column}::text`;
  if (kind === 'keys') return `${column}::text[]`;
  return column;
}
