import { and, or, raw, sql, type Sql } from '../../database/sql.ts';
import { Refusal } from '../../errors.ts';
import { fieldsOf, type TypeClass } from '../../model/fields.ts';
import type { ListLink, OneLink } from '../../model/links.ts';
import type { Principal } from '../../model/principal.ts';
import { definitionOf } from '../../model/stored.ts';
import { tableOf } from '../plan/columns-sql.ts';
import { matchSql, onlySql } from '../plan/match.ts';
import { comparison } from './comparison.ts';
import { filteredLink } from './filtered-link.ts';
import { heldRow, isAnswerable, storedRow, type FilteredRow } from './row.ts';
import { refuseTooLarge } from './size.ts';

type Input = Readonly<Record<string, unknown>>;

interface Compilation {
  readonly principal: Principal;
  aliases: number;
}

/** A filter as a condition on the type's table, which the statement calls `alias`. */
export function conditionOf(type: TypeClass, filter: Input, principal: Principal, alias = 't'): Sql {
  refuseTooLarge(type, filter);
  return condition(storedRow(type, alias), filter, { principal, aliases: 0 });
}

function condition(row: FilteredRow, filter: Input, compilation: Compilation): Sql {
  const parts: Sql[] = [];
  for (const [name, input] of Object.entries(filter)) {
    if (input == null) continue;
    const inner = (it: Input): Sql => condition(row, it, compilation);
    if (name === 'and') parts.push(and((input as Input[]).map(inner)));
    else if (name === 'or') parts.push(or((input as Input[]).map(inner)));
    // A condition on an unknown value is neither true nor false; "not" means every row that is not found by it.
    else if (name === 'not') parts.push(sql`(${inner(input as Input)}) IS NOT TRUE`);
    else parts.push(fieldCondition(row, name, input as Input, compilation));
  }
  return and(parts);
}

function fieldCondition(row: FilteredRow, name: string, input: Input, compilation: Compilation): Sql {
  const { type } = row;
  const link = filteredLink(type, name);
  if (link?.kind === 'one') return oneCondition(row, link, input, compilation);
  if (link) return listCondition(row, link, input, compilation);
  const field = fieldsOf(type).get(name);
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
function oneCondition(row: FilteredRow, link: OneLink, input: Input, compilation: Compilation): Sql {
  const held = heldRow(link, row);
  const isHeld = isAnswerable(held, input);
  const stored = (): Sql =>
    exists(link.to, compilation, (other) => [
      matchSql(link.to, link.match, other.alias, row.column),
      ...(isHeld ? [] : [condition(other, input, compilation)]),
    ]);
  if (!isHeld) return stored();
  const present = link.always ? [] : [stored()];
  return and([condition(held, input, compilation), ...present]);
}

function listCondition(row: FilteredRow, link: ListLink, input: Input, compilation: Compilation): Sql {
  const matching = (filter: Input): Sql =>
    link.via
      ? exists(link.via.type, compilation, (hop) => [
          matchSql(hop.type, link.match, hop.alias, row.column),
          listed(link, link.via?.match ?? {}, hop.column, filter, compilation),
        ])
      : listed(link, link.match, row.column, filter, compilation);
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
): Sql =>
  exists(link.to, compilation, (other) => [
    matchSql(link.to, match, other.alias, source),
    onlySql(link, other.alias),
    condition(other, filter, compilation),
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
