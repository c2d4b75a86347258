import { and, or, raw, sql, type Sql } from '../../database/sql.ts';
import { Refusal } from '../../errors.ts';
import { fieldsOf, type Field, type TypeClass } from '../../model/fields.ts';
import { linksOf } from '../../model/link-register.ts';
import type { ListLink, OneLink } from '../../model/links.ts';
import { columnSql, tableOf } from '../plan/columns-sql.ts';
import { matchSql } from '../plan/match.ts';
import type { Principal } from '../../model/principal.ts';
import { definitionOf } from '../../model/stored.ts';
import { comparison } from './comparison.ts';

type Input = Readonly<Record<string, unknown>>;
type ColumnOf = (property: string) => Sql;

/** How much one filter may ask; more is refused, because every condition is work for each row. */
const MOST_CONDITIONS = 100;
const DEEPEST = 8;

interface Compilation {
  readonly principal: Principal;
  conditions: number;
  aliases: number;
}

/** A filter as a condition on the type's table, which the statement calls `alias`. */
export function conditionOf(type: TypeClass, filter: Input, principal: Principal, alias = 't'): Sql {
  const compilation: Compilation = { principal, conditions: 0, aliases: 0 };
  return condition(type, filter, (property) => columnSql(type, property, alias), compilation, 0, alias);
}

function condition(
  type: TypeClass,
  filter: Input,
  column: ColumnOf,
  compilation: Compilation,
  depth: number,
  alias: string,
): Sql {
  if (depth > DEEPEST) {
    throw new Refusal('LIMIT_EXCEEDED', `The filter is nested deeper than ${String(DEEPEST)} levels.`);
  }
  const parts: Sql[] = [];
  for (const [name, input] of Object.entries(filter)) {
    if (input == null) continue;
    const inner = (it: Input): Sql => condition(type, it, column, compilation, depth + 1, alias);
    if (name === 'and') parts.push(and((input as Input[]).map(inner)));
    else if (name === 'or') parts.push(or((input as Input[]).map(inner)));
    // A condition on an unknown value is neither true nor false; "not" means every row that is not found by it.
    else if (name === 'not') parts.push(sql`(${inner(input as Input)}) IS NOT TRUE`);
    else parts.push(fieldCondition(type, name, input as Input, column, compilation, depth, alias));
  }
  return and(parts);
}

function fieldCondition(
  type: TypeClass,
  name: string,
  input: Input,
  column: ColumnOf,
  compilation: Compilation,
  depth: number,
  alias: string,
): Sql {
  if (++compilation.conditions > MOST_CONDITIONS) {
    throw new Refusal('LIMIT_EXCEEDED', `The filter has more than ${String(MOST_CONDITIONS)} conditions.`);
  }
  const link = linksOf(type).get(name);
  if (link?.kind === 'one' && name !== 'instance') return oneCondition(link, input, column, compilation, depth);
  if (link?.kind === 'list') return listCondition(link, input, column, compilation, depth, alias);
  const field = fieldsOf(type).get(name);
  if (!field) throw new Error(`${type.name}.${name} cannot be filtered`);
  const ownFilter = field.filter;
  if (field.personal && !(field.what === 'column' && ownFilter) && !compilation.principal.seesPersonalData) {
    throw new Refusal('FORBIDDEN', `\`${name}\` of ${type.name} is hidden from you, so you cannot filter by it.`);
  }
  refuseNulls(name, input);
  if (ownFilter) return ownFilter.condition(input, column, definitionOf(type).name, compilation.principal);
  if (field.what === 'derived') throw new Error(`${type.name}.${name} cannot be filtered`);
  return comparison(field, input, column(name));
}

function refuseNulls(name: string, input: Input): void {
  for (const operator of ['eq', 'in', 'notIn', 'contains', 'startsWith', 'gt', 'gte', 'lt', 'lte', 'has']) {
    if (operator in input && input[operator] === null) {
      throw new Refusal('BAD_USER_INPUT', `\`${name}.${operator}\` is null; leave it out, or ask with \`isNull\`.`);
    }
  }
}

/** Thrown where a filter on a linked row needs more of it than this row holds. */
const needsTheRow = new Error('The linked row must be read.');

function oneCondition(link: OneLink, input: Input, column: ColumnOf, compilation: Compilation, depth: number): Sql {
  const conditions = compilation.conditions;
  try {
    const held = (property: string): Sql => {
      const source = link.match[property] ?? link.repeats[property];
      if (source === undefined) throw needsTheRow;
      return column(source);
    };
    const keyOnly = condition(link.to, input, held, compilation, depth + 1, '');
    // A row without the link has none of which a condition could hold, not even one that only says what is not.
    const fields = fieldsOf(link.from);
    const present = Object.entries(link.match)
      .filter(([property, source]) => !isRequired(fields.get(source)) && !isNamed(input[property]))
      .map(([, source]) => sql`${column(source)} IS NOT NULL`);
    return and([...present, keyOnly]);
  } catch (error) {
    if (error !== needsTheRow) throw error;
    compilation.conditions = conditions;
  }
  return exists(link.to, compilation, (other) => [
    matchSql(link.to, link.match, other, (source) => column(source)),
    condition(link.to, input, (property) => columnSql(link.to, property, other), compilation, depth + 1, other),
  ]);
}

/** Whether a condition names the values that it takes, of which null is none. */
const isNamed = (input: unknown): boolean =>
  typeof input === 'object' && input !== null && ('eq' in input || 'in' in input);

const isRequired = (field: Field | undefined): boolean => field?.what === 'column' && field.required;

function listCondition(
  link: ListLink,
  input: Input,
  column: ColumnOf,
  compilation: Compilation,
  depth: number,
  alias: string,
): Sql {
  // Reached while only a key is at hand: its lists hang on the row itself.
  if (alias === '') throw needsTheRow;
  const matching = (filter: Input): Sql =>
    link.via
      ? throughHop(link, filter, column, compilation, depth)
      : exists(link.to, compilation, (other) => [
          matchSql(link.to, link.match, other, (source) => column(source)),
          ...(link.only ? [onlyFor(link.only, other)] : []),
          condition(link.to, filter, (property) => columnSql(link.to, property, other), compilation, depth + 1, other),
        ]);
  return and([
    ...(input['some'] == null ? [] : [matching(input['some'] as Input)]),
    ...(input['none'] == null ? [] : [sql`NOT ${matching(input['none'] as Input)}`]),
  ]);
}

function throughHop(link: ListLink, filter: Input, column: ColumnOf, compilation: Compilation, depth: number): Sql {
  const via = link.via as NonNullable<ListLink['via']>;
  return exists(via.type, compilation, (hop) => [
    matchSql(via.type, link.match, hop, (source) => column(source)),
    exists(link.to, compilation, (other) => [
      matchSql(link.to, via.match, other, (property) => columnSql(via.type, property, hop)),
      condition(link.to, filter, (property) => columnSql(link.to, property, other), compilation, depth + 1, other),
    ]),
  ]);
}

function exists(type: TypeClass, compilation: Compilation, conditions: (alias: string) => Sql[]): Sql {
  const alias = `f${String(++compilation.aliases)}`;
  return sql`EXISTS (SELECT FROM ${tableOf(type)} ${raw(alias)} WHERE ${and(conditions(alias))})`;
}

/** A link's own condition is written for the name `t`. */
const onlyFor = (only: Sql, alias: string): Sql => raw(only.compile().text.replace(/\bt\./g, `${alias}.`));
