import 'reflect-metadata';
import { DataSource, DefaultNamingStrategy } from 'typeorm';
import { migrations } from '../../migrations/index.ts';
import type { TypeClass } from '../model/fields.ts';
import { entityOf } from './entities.ts';
import { snakeCase } from './naming.ts';

/**
 * TypeORM on the database at `url`: for the migrations, and with `types` for comparing these with what the migrations made. It
 * never changes tables by itself, and nothing is read through it.
 */
export const createDataSource = (url: string, types: readonly TypeClass[] = []): DataSource =>
  new DataSource({
    type: 'postgres',
    url,
    entities: types.map(entityOf),
    migrations: [...migrations],
    namingStrategy: new SnakeCase(),
    synchronize: false,
    logging: false,
    migrationsTransactionMode: 'each',
    applicationName: 'sessiongraph migrate',
  });

/** Tells TypeORM the rule for names. */
class SnakeCase extends DefaultNamingStrategy {
  override columnName(property: string, custom: string | undefined): string {
    return custom ?? snakeCase(property);
  }

  override primaryKeyName(table: { name: string } | string): string {
    return `${typeof table === 'string' ? table : table.name}_pkey`;
  }
}
