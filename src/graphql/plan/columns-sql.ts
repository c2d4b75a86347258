import { snakeCase } from '../../database/naming.ts';
import { join, name, raw, sql, type Sql } from '../../database/sql.ts';
import { columnOf, type TypeClass } from '../../model/fields.ts';
import { definitionOf } from '../../model/stored.ts';

/** A property's column, qualified: `waitSeconds` of `t` → `t.wait_seconds`. */
export const columnSql = (type: TypeClass, property: string, alias = 't'): Sql => {
  columnOf(type, property);
  return raw(`${alias}.${snakeCase(property)}`);
};

/** The select list of these properties, each named as the property. */
export const selectList = (type: TypeClass, properties: Iterable<string>, alias = 't'): Sql =>
  join([...properties].map((property) => sql`${readSql(type, property, alias)} AS ${name(property)}`));

/** A column as it is read: bytes only as far as an answer needs them. */
function readSql(type: TypeClass, property: string, alias: string): Sql {
  const column = columnSql(type, property, alias);
  const { most } = columnOf(type, property);
  return most === null ? column : sql`substring(${column} FROM 1 FOR ${raw(String(most))})`;
}

/** A type's table. */
export function tableOf(type: TypeClass): Sql {
  const { table } = definitionOf(type);
  if (table === null) throw new Error(`${type.name} has no table`);
  return raw(table);
}
