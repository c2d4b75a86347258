import { snakeCase } from '../../database/naming.ts';
import { join, name, raw, sql, type Sql } from '../../database/sql.ts';
import { columnOf, type TypeClass } from '../fields.ts';
import { definitionOf } from '../stored.ts';

/** A property's column, qualified: `waitSeconds` of `t` → `t.wait_seconds`. */
export const columnSql = (type: TypeClass, property: string, alias = 't'): Sql => {
  columnOf(type, property);
  return raw(`${alias}.${snakeCase(property)}`);
};

/** The select list of these properties, each named as the property. */
export const selectList = (type: TypeClass, properties: Iterable<string>, alias = 't'): Sql =>
  join([...properties].map((property) => sql`${columnSql(type, property, alias)} AS ${name(property)}`));

/** A type's table. */
export function tableOf(type: TypeClass): Sql {
  const { table } = definitionOf(type);
  if (table === null) throw new Error(`${type.name} has no table`);
  return raw(table);
}
