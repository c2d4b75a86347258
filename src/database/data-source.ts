import 'reflect-metadata';
import { DataSource, type EntityTarget, type ObjectLiteral } from 'typeorm';
import { migrations } from '../../migrations/index.ts';
import { SnakeCase } from './naming.ts';

/**
 * TypeORM on the database at `url`: for the migrations, and with `entities` for comparing them with what the migrations made. It
 * never changes tables by itself, and nothing is read through it.
 */
export const createDataSource = (url: string, entities: readonly EntityTarget<ObjectLiteral>[] = []): DataSource =>
  new DataSource({
    type: 'postgres',
    url,
    entities: [...entities] as never,
    migrations: [...migrations],
    namingStrategy: new SnakeCase(),
    synchronize: false,
    logging: false,
    migrationsTransactionMode: 'each',
    applicationName: 'sessiongraph migrate',
  });
