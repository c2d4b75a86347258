import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { columnsOf, type ColumnField, type TypeClass } from '../model/fields.ts';
import { isList, kinds } from '../model/kinds.ts';
import { definitionOf, type IndexDefinition } from '../model/stored.ts';

/** A stored type as TypeORM wants it, which compares it with the tables. */
export function entityOf(type: TypeClass): EntitySchema<Record<string, unknown>> {
  const { name, table, indexes } = definitionOf(type);
  if (table === null) throw new Error(`${name} has no table`);
  return new EntitySchema<Record<string, unknown>>({
    name,
    target: type,
    tableName: table,
    columns: Object.fromEntries(columnsOf(type).map((column) => [column.name, columnOptions(column)])),
    indices: indexes.map(indexOptions),
  });
}

const columnOptions = ({ kind, isPrimary, required }: ColumnField): EntitySchemaColumnOptions => ({
  type: kinds[kind].postgres,
  array: isList(kind),
  primary: isPrimary,
  nullable: !required,
});

/** What TypeORM cannot express (NULLS LAST, INCLUDE, WHERE) is only named: the migrations write it. */
const indexOptions = ({ name, columns, unique = false }: IndexDefinition) =>
  columns ? { name, columns: [...columns], unique } : { name, synchronize: false };
