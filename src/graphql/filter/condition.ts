import { and, or, raw, sql, type Sql } from '../../database/sql.ts';
import { Refusal } from '../../errors.ts';
import { fieldsOf, type TypeClass } from '../../model/fields.ts';
import { linksOf } from '../../model/model.ts';
import type { ListLink, OneLink } from '../../model/links.ts';
import type { Principal } from '../../model/principal.ts';
import { definitionOf } from '../../model/stored.ts';
import { tableOf } from '../plan/columns-sql.ts';
import { matchSql, onlySql } from '../plan/match.ts';
import { comparison } from './comparison.ts';
import { heldRow, isAnswerable, storedRow, type FilteredRow } from './row.ts';

type Input = Readonly<Record<string, unknown>>;

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
  return condition(storedRow(type, alias), filter, { principal, conditions: 0, aliases: 0 }, 0);
}

function condition(row: FilteredRow, filter: Input, compilation: Compilation, depth: number): Sql {
  if (depth > DEEPEST) {
    throw new Refusal('LIMIT_EXCEEDED', `The filter is nested deeper than ${String(DEEPEST)} levels.`);
  }
  const parts: Sql[] = [];
  for (const [name, input] of Object.entries(filter)) {
    if (input == null) continue;
    const inner = (it: Input): Sql => condition(row, it, compilation, depth + 1);
    if (name === 'and') parts.push(and((input as Input[]).map(inner)));
    else if (name === 'or') parts.push(or((input as Input[]).map(inner)));
    // A condition on an unknown value is neither true nor false; "not" means every row that is not found by it.
    else if (name === 'not') parts.push(sql`(${inner(input as Input)}) IS NOT TRUE`);
    else parts.push(fieldCondition(row, name, input as Input, compilation, depth));
  }
  return and(parts);
}

function fieldCondition(row: FilteredRow, name: string, input: Input, compilation: Compilation, depth: number): Sql {
  if (++compilation.conditions > MOST_CONDITIONS) {
    throw new Refusal('LIMIT_EXCEEDED', `The filter has more than ${String(MOST_CONDITIONS)} conditions.`);
  }
  const { type } = row;
  const field = fieldsOf(type).get(name);
  const link = field ? undefined : linksOf(type).get(name);
  if (link?.kind === 'one') return oneCondition(row, link, input, compilation, depth);
  if (link?.kind === 'list') return listCondition(row, link, input, compilation, depth);
  if (!field) throw new Error(`${type.name}.${name} cannot be filtered`);
  const ownFilter = field.filter;
  if (field.personal && !(field.what === 'column' && ownFilter) && !compilation.principal.seesPersonalData) {
    throw new Refusal('FORBIDDEN', `\`${name}\` of ${type.name} is hidden from you, so you cannot filter by it.`);
  }
  refuseNulls(name, input);
  if (ownFilter) return ownFilter.condition(input, row.column, definitionOf(type).name, compilation.principal);
  if (field.what === 'derived') throw new Error(`${type.name}.${name} cannot be filtered`);
  return comparison(field, input, row.column(name));
}

function refuseNulls(name: string, input: Input): void {
  for (const operator of ['eq', 'in', 'notIn', 'contains', 'startsWith', 'gt', 'gte', 'lt', 'lte', 'has']) {
    if (operator in input && input[operator] === null) {
      throw new Refusal('BAD_USER_INPUT', `\`${name}.${operator}\` is null; leave it out, or ask with \`isNull\`.`);
    }
  }
}

/**
 * A row without the link has none of which a condition could hold, not even one that only says what is not. What this row holds of
 * the linked one is asked of this row, because an index of it then finds them; that the other is there is asked all the same.
 */
function oneCondition(row: FilteredRow, link: OneLink, input: Input, compilation: Compilation, depth: number): Sql {
  const held = heldRow(link, row);
  const isHeld = isAnswerable(held, input);
  const stored = (): Sql =>
    exists(link.to, compilation, (other) => [
      matchSql(link.to, link.match, other.alias, row.column),
      ...(isHeld ? [] : [condition(other, input, compilation, depth + 1)]),
    ]);
  if (!isHeld) return stored();
  const present = link.always ? [] : [stored()];
  return and([condition(held, input, compilation, depth + 1), ...present]);
}

function listCondition(row: FilteredRow, link: ListLink, input: Input, compilation: Compilation, depth: number): Sql {
  const matching = (filter: Input): Sql =>
    link.via
      ? exists(link.via.type, compilation, (hop) => [
          matchSql(hop.type, link.match, hop.alias, row.column),
          listed(link, link.via?.match ?? {}, hop.column, filter, compilation, depth),
        ])
      : listed(link, link.match, row.column, filter, compilation, depth);
  return and([
    ...(input['some'] == null ? [] : [matching(input['some'] as Input)]),
    ...(input['none'] == null ? [] : [sql`NOT ${matching(input['none'] as Input)}`]),
  ]);
}

const listed = (
  link: ListLink,
  match: ListLink['match'],
  source: FilteredRow['column'],
  filter: Input,
  compilation: Compilation,
  depth: number,
): Sql =>
  exists(link.to, compilation, (other) => [
    matchSql(link.to, match, other.alias, source),
    onlySql(link, other.alias),
    condition(other, filter, compilation, depth + 1),
  ]);

function exists(
  type: TypeClass,
  compilation: Compilation,
  conditions: (row: FilteredRow & { readonly alias: string }) => Sql[],
): Sql {
  const alias = `f${String(++compilation.aliases)}`;
  const found = and(conditions({ ...storedRow(type, alias), alias }));
  return sql`EXISTS (SELECT FROM ${tableOf(type)} ${raw(alias)} WHERE ${found})`;
}
