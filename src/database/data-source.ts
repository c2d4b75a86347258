import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { migrations } from '../../migrations/index.ts';
import type { TypeClass } from '../model/fields.ts';
import { entityOf } from './entities.ts';
import { SnakeCase } from './naming.ts';

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
