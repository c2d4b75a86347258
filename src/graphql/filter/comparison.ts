import { and, sql, type Sql } from '../../database/sql.ts';
import { Refusal } from '../../errors.ts';
import { fitsBigint } from '../../model/bigint.ts';
import type { ColumnField } from '../../model/fields.ts';

type Input = Readonly<Record<string, unknown>>;
type Operator = (column: Sql, value: never) => Sql;
type Compared = Pick<ColumnField, 'name' | 'kind'>;

const operators: Readonly<Record<string, Operator>> = {
  eq: (column, value) => sql`${column} = ${value}`,
  in: (column, value) => sql`${column} = ANY(${value})`,
  // Of an empty list `<> ALL` holds for null as well.
  notIn: (column, value) => sql`(${column} IS NOT NULL AND ${column} <> ALL(${value}))`,
  gt: (column, value) => sql`${column} > ${value}`,
  gte: (column, value) => sql`${column} >= ${value}`,
  lt: (column, value) => sql`${column} < ${value}`,
  lte: (column, value) => sql`${column} <= ${value}`,
  from: (column, value) => sql`${column} >= ${value}`,
  to: (column, value) => sql`${column} < ${value}`,
  contains: (column, value: string) => sql`${column} ILIKE ${`%${literal(value)}%`}`,
  startsWith: (column, value: string) => sql`${column} ILIKE ${`${literal(value)}%`}`,
  has: (column, value) => sql`${value} = ANY(${column})`,
  isNull: (column, value) => (value ? sql`${column} IS NULL` : sql`${column} IS NOT NULL`),
  isEmpty: (column, value) => (value ? sql`COALESCE(cardinality(${column}), 0) = 0` : sql`cardinality(${column}) > 0`),
};

/** The characters that mean something in a pattern, as themselves. */
const literal = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

/** The condition of a column's filter input: all operators that are given must hold. */
export function comparison(field: Compared, input: Input, column: Sql): Sql {
  return and(
    Object.entries(input).map(([name, value]) => {
      if (value === null) return and([]);
      if (field.kind === 'key' || field.kind === 'keys') checkKeys(field, name, value);
      return (operators[name] as Operator)(column, value as never);
    }),
  );
}

function checkKeys(field: Compared, operator: string, value: unknown): void {
  for (const id of Array.isArray(value) ? (value as unknown[]) : [value]) {
    if (typeof id === 'boolean') continue;
    if (!fitsBigint(String(id))) {
      throw new Refusal(
        'BAD_USER_INPUT',
        `\`${field.name}.${operator}\`: ${JSON.stringify(id)} is not an id of the platform; it is a whole number.`,
      );
    }
  }
}
