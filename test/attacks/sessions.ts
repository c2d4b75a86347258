import pg from 'pg';
import { isLong } from '../support/kind-of-run.ts';
import { besides, execute, setting, templateCopy, type TestDatabase } from '../support/postgres.ts';
import { freePort, type Program } from '../support/program.ts';

/** How many sessions the demo has that requests are sent against. */
const SESSIONS = isLong ? 50_000 : 600;

/** Any number that nobody else locks on the server of the tests. */
const LOCK = 5_081_977;

/**
 * A database of its own with the demo, whose sessions are made once for the run and then copied. The first who asks waits until
 * they are made: minutes at length.
 */
export async function databaseOfSessions(program: Program): Promise<TestDatabase> {
  const server = setting('SESSIONGRAPH_TEST_SERVER');
  const source = setting('SESSIONGRAPH_TEST_SESSIONS');
  const client = new pg.Client(server);
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    // What nobody may connect to is whole; anything else was left by somebody who was stopped.
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1 AND NOT datallowconn', [
      source,
    ]);
    if (rowCount === 0) {
      await client.query(`DROP DATABASE IF EXISTS ${source} WITH (FORCE)`);
      await client.query(`CREATE DATABASE ${source}`);
      await fill(program, besides(server, source));
      await client.query(`ALTER DATABASE ${source} ALLOW_CONNECTIONS false`);
    }
  } finally {
    await client.end();
  }
  return templateCopy(source);
}

async function fill(program: Program, url: string): Promise<void> {
  const run = program.start(['serve', '--demo', String(SESSIONS)], { DATABASE_URL: url, PORT: await freePort() });
  await run.says('/graphql');
  run.child.kill('SIGTERM');
  await run.ended;
  // So that plans do not depend on when autovacuum comes by.
  await execute(url, 'VACUUM ANALYZE');
}
