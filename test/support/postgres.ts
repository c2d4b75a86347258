import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** A database of a test's own, dropped at disposal whoever is still connected. */
export interface TestDatabase extends AsyncDisposable {
  readonly url: string;
}

/** A copy of the migrated, empty template, or of another database that nobody is connected to. */
export async function templateCopy(template = setting('SESSIONGRAPH_TEST_TEMPLATE')): Promise<TestDatabase> {
  // Copying files is the faster way where fsync is off, as on the server of the tests.
  return newDatabase(`TEMPLATE ${template} STRATEGY FILE_COPY`);
}

/** A database without any of our tables. */
export async function emptyDatabase(): Promise<TestDatabase> {
  return newDatabase('');
}

/** Runs statements on that database, one after the other, on a connection of their own. */
export async function execute(url: string, ...statements: readonly string[]): Promise<void> {
  const client = new pg.Client(url);
  // Without a listener a server that goes away would end the test process.
  client.on('error', () => {});
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

/** The address of another database on the same server. */
export function besides(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.href;
}

async function newDatabase(options: string): Promise<TestDatabase> {
  const server = setting('SESSIONGRAPH_TEST_SERVER');
  const name = `sessiongraph_test_${process.pid}_${randomBytes(6).toString('hex')}`;
  await execute(server, `CREATE DATABASE ${name} ${options}`);
  return {
    url: besides(server, name),
    [Symbol.asyncDispose]: () => execute(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

/** What global-setup.ts left for the test files. */
export function setting(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set; for tests run by Jest, global-setup.ts sets it`);
  return value;
}
