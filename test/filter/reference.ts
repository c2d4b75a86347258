import { snakeCase } from '../../src/database/naming.ts';
import { columnsOf, type TypeClass } from '../../src/model/fields.ts';
import { linksOf } from '../../src/model/model.ts';
import type { Match } from '../../src/model/links.ts';
import { definitionOf } from '../../src/model/stored.ts';

export type Filter = Readonly<Record<string, unknown>>;

/**
 * What a filter means, as SQL in its plainest form: every link is EXISTS over its rows, whatever the row itself could tell. Written
 * apart from the server's own filter, which it is compared with; of operators it knows `eq` and `isNull`.
 */
export function meaningOf(type: TypeClass, filter: Filter, alias = 't', depth = 0): string {
  const parts = Object.entries(filter).map(([name, input]) => {
    const inner = (it: unknown): string => meaningOf(type, it as Filter, alias, depth);
    if (name === 'and') return all((input as Filter[]).map(inner));
    if (name === 'or') return any((input as Filter[]).map(inner));
    if (name === 'not') return not(inner(input));
    if (columnsOf(type).some((column) => column.name === name)) return comparison(type, name, input as Filter, alias);
    const link = linksOf(type).get(name);
    const other = `x${String(depth)}`;
    if (link?.kind === 'one') {
      return existing(link.to, other, [
        matching(link.match, other, alias),
        meaningOf(link.to, input as Filter, other, depth + 1),
      ]);
    }
    if (link?.kind !== 'list') throw new Error(`${type.name}.${name}`);
    const some = (it: unknown): string => {
      const found = meaningOf(link.to, it as Filter, other, depth + 1);
      const only = link.only ? [onlyOf(link.only, other)] : [];
      if (!link.via) return existing(link.to, other, [matching(link.match, other, alias), ...only, found]);
      const hop = `h${String(depth)}`;
      return existing(link.via.type, hop, [
        matching(link.match, hop, alias),
        existing(link.to, other, [matching(link.via.match, other, hop), found]),
      ]);
    };
    const { some: wanted, none: unwanted } = input as { some?: unknown; none?: unknown };
    return all([...(wanted ? [some(wanted)] : []), ...(unwanted ? [not(some(unwanted))] : [])]);
  });
  return all(parts);
}

const all = (parts: readonly string[]): string => (parts.length === 0 ? 'TRUE' : `(${parts.join(' AND ')})`);
const any = (parts: readonly string[]): string => (parts.length === 0 ? 'FALSE' : `(${parts.join(' OR ')})`);
// Rows for which it cannot be told do not pass.
const not = (part: string): string => `NOT COALESCE(${part}, FALSE)`;

const existing = (type: TypeClass, alias: string, parts: readonly string[]): string =>
  `EXISTS (SELECT 1 FROM ${String(definitionOf(type).table)} AS ${alias} WHERE ${all(parts)})`;

const matching = (match: Match, alias: string, source: string): string =>
  all(Object.entries(match).map(([own, key]) => `${alias}.${snakeCase(own)} = ${source}.${snakeCase(key)}`));

const onlyOf = (only: Readonly<Record<string, string>>, alias: string): string =>
  all(Object.entries(only).map(([property, value]) => `${alias}.${snakeCase(property)} = ${quoted(value)}`));

function comparison(type: TypeClass, property: string, input: Filter, alias: string): string {
  const column = `${alias}.${snakeCase(property)}`;
  return all(
    Object.entries(input).map(([operator, value]) => {
      if (operator === 'isNull') return `${column} IS ${value === true ? '' : 'NOT '}NULL`;
      if (operator !== 'eq') throw new Error(`${type.name}.${property}.${operator}`);
      return `${column} = ${quoted(value)}`;
    }),
  );
}

const quoted = (value: unknown): string => `'${String(value).replaceAll("'", "''")}'`;
