import { migrate } from '../../src/database/migrate.ts';
import { besides, execute } from './postgres.ts';
import { startTestServer, type TestServer } from './test-server.ts';

declare global {
  /** Ends what the setup of a test run began; left for the teardown, which Jest runs in the same process. */
  var endTestRun: (() => Promise<void>) | undefined;
}

/** One PostgreSQL for a run of the tests, with a migrated template that each test file copies in a few tens of milliseconds. */
export default async function globalSetup(): Promise<void> {
  const server = await chosenServer();
  const template = `sessiongraph_template_${process.pid}`;
  // The tests of test/attacks/ make it, those of them that come first.
  const sessions = `sessiongraph_sessions_${process.pid}`;
  const drops = [template, sessions].map((name) => `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  globalThis.endTestRun = () => execute(server.url, ...drops).finally(() => server.end());
  try {
    await execute(server.url, ...drops, `CREATE DATABASE ${template}`);
    await migrate(besides(server.url, template));
    // PostgreSQL copies only a database that nobody is connected to.
    await execute(server.url, `ALTER DATABASE ${template} ALLOW_CONNECTIONS false`);
  } catch (error) {
    // Jest runs no teardown after a setup that failed.
    await globalThis.endTestRun();
    throw error;
  }
  process.env['SESSIONGRAPH_TEST_SERVER'] = server.url;
  process.env['SESSIONGRAPH_TEST_TEMPLATE'] = template;
  process.env['SESSIONGRAPH_TEST_SESSIONS'] = sessions;
}

/** TEST_DATABASE_URL, whose user may create databases, or an embedded server. */
async function chosenServer(): Promise<TestServer> {
  const url = process.env['TEST_DATABASE_URL'];
  return url === undefined || url === '' ? startTestServer() : { url, end: () => Promise.resolve() };
}
