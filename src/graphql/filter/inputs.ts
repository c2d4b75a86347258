import { fieldsOf, type ColumnField, type TypeClass } from '../../model/fields.ts';
import type { Kind } from '../../model/kinds.ts';
import { linksOf } from '../../model/model.ts';
import { definitionOf } from '../../model/stored.ts';
import { inputType, type Argument, type InputType, type Scalar } from '../../model/types.ts';
import { filteredLink } from './filtered-link.ts';

const says: Readonly<Record<string, string>> = {
  eq: 'Is this value. Refused when null: ask with `isNull`.',
  in: 'Is one of these values.',
  notIn: 'Is known and none of these values.',
  gt: 'Is greater than this.',
  gte: 'Is this or greater.',
  lt: 'Is less than this.',
  lte: 'Is this or less.',
  contains: 'Contains this text, whatever the case of the letters.',
  startsWith: 'Begins with this text, whatever the case of the letters.',
  isNull: 'True: has no value. False: has one.',
  from: 'At this instant or later.',
  to: 'Before this instant: a range is half-open.',
  has: 'Holds this value.',
  isEmpty: 'True: holds nothing. False: holds something.',
};

/** Operators by kind of column; each list is one input type. */
const scalarFilters: Readonly<
  Record<string, { kinds: readonly Kind[]; of: Scalar; operators: readonly string[]; describes: string }>
> = {
  StringFilter: {
    kinds: ['text'],
    of: 'text',
    operators: ['eq', 'in', 'notIn', 'contains', 'startsWith', 'isNull'],
    describes: 'a text',
  },
  IntFilter: {
    kinds: ['integer', 'seconds'],
    of: 'integer',
    operators: ['eq', 'in', 'notIn', 'gt', 'gte', 'lt', 'lte', 'isNull'],
    describes: 'a whole number',
  },
  FloatFilter: {
    kinds: ['decimal'],
    of: 'decimal',
    operators: ['eq', 'in', 'notIn', 'gt', 'gte', 'lt', 'lte', 'isNull'],
    describes: 'a number',
  },
  IdFilter: {
    kinds: ['key'],
    of: 'id',
    operators: ['eq', 'in', 'notIn', 'isNull'],
    describes: 'an id given by the platform',
  },
  BooleanFilter: { kinds: ['flag'], of: 'flag', operators: ['eq', 'isNull'], describes: 'a yes or no' },
  DateTimeFilter: {
    kinds: ['instant'],
    of: 'instant',
    operators: ['from', 'to', 'eq', 'gt', 'gte', 'lt', 'lte', 'isNull'],
    describes: 'an instant',
  },
  StringListFilter: {
    kinds: ['texts'],
    of: 'text',
    operators: ['has', 'isEmpty'],
    describes: 'a list of texts',
  },
  IdListFilter: { kinds: ['keys'], of: 'id', operators: ['has', 'isEmpty'], describes: 'a list of ids' },
};

const operatorOf = (of: Scalar, operator: string): Argument => ({
  name: operator,
  type: () =>
    operator === 'isNull' || operator === 'isEmpty' ? 'flag' : operator === 'in' || operator === 'notIn' ? [of] : of,
  nullable: true,
  says: says[operator] as string,
});

const byKind = new Map<Kind, InputType>();
for (const [name, { kinds, of, operators, describes }] of Object.entries(scalarFilters)) {
  const input = inputType(
    name,
    `Compares ${describes}.`,
    operators.map((operator) => operatorOf(of, operator)),
  );
  for (const kind of kinds) byKind.set(kind, input);
}

/** The filter input of a column; undefined where it cannot be filtered (JSON, bytes). */
const filterInputOf = (field: ColumnField): InputType | undefined =>
  field.closed?.filterInput ?? byKind.get(field.kind);

/** The filter input of a type, `<Type>Filter`: its columns, its computed fields that can be asked for, and what it is linked to. */
export function filterOf(type: TypeClass): InputType {
  const { name } = definitionOf(type);
  const says = `Which rows of ${name}: all conditions that are given must hold.`;
  const filter: InputType = inputType(`${name}Filter`, says, () => [
    argument('and', () => [filter], 'All of these hold.'),
    argument('or', () => [filter], 'At least one of these holds; of an empty list, none.'),
    argument('not', () => filter, 'This does not hold; rows for which it cannot be told count as not holding.'),
    ...fieldFilters(type),
    ...linkFilters(type),
  ]);
  return filter;
}

const argument = (name: string, type: Argument['type'], says: string): Argument => ({
  name,
  type,
  says,
  nullable: true,
});

function fieldFilters(type: TypeClass): Argument[] {
  return [...fieldsOf(type).values()].flatMap((field) => {
    const of = field.filter?.input ?? (field.what === 'column' && field.isFiltered ? filterInputOf(field) : undefined);
    return of ? [argument(field.name, () => of, `By \`${field.name}\`: ${field.says}`)] : [];
  });
}

function linkFilters(type: TypeClass): Argument[] {
  return [...linksOf(type).values()].flatMap(({ name, to, says, hidden }) => {
    const link = filteredLink(type, name);
    if (!link || hidden || definitionOf(to).table === null) return [];
    if (link.kind === 'list') return [argument(name, () => listFilterOf(to), `By its list \`${name}\`.`)];
    const described = `Has one (${says}) that passes this filter; an empty filter asks only that there is one.`;
    return [argument(name, () => filterOf(to), described)];
  });
}

function listFilterOf(type: TypeClass): InputType {
  const { name } = definitionOf(type);
  const filter = (): InputType => filterOf(type);
  return inputType(`${name}ListFilter`, `Compares a list of ${name}.`, [
    argument('some', filter, 'At least one row of the list passes this filter.'),
    argument('none', filter, 'No row of the list passes this filter.'),
  ]);
}
