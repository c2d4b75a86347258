import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { createHealthCheck } from '../../src/server/health.ts';
import { createLog } from '../../src/log.ts';
import { expectRest, workOf } from '../support/at-rest.ts';
import { ingestGenerated } from '../support/generated.ts';
import { testServer, type Answer } from '../support/server.ts';
import { ownPostgres, type OwnPostgres } from './own-postgres.ts';

/* An operation ends at its deadline whatever the database does, and one whose client has left takes nothing from the others. */

let postgres: OwnPostgres;
beforeAll(async () => {
  postgres = await ownPostgres();
  await ingestGenerated(postgres.url, { seed: 37, sessions: 40 });
}, 120_000);
afterAll(() => postgres[Symbol.asyncDispose]());

const question = '{ sessions(first: 5) { nodes { id participants { id } } } }';
const other = '{ agents(first: 1) { nodes { id } } }';
/** Locks a table, so that whoever reads it waits; unlocked when it goes out of scope. */
async function locked(): Promise<AsyncDisposable> {
  const client = await postgres.connect();
  await client.query('BEGIN');
  await client.query('LOCK TABLE participants IN ACCESS EXCLUSIVE MODE');
  return { [Symbol.asyncDispose]: () => client.end() };
}

let observer: pg.Client;
beforeEach(async () => {
  observer = await postgres.connect();
});
afterEach(() => observer.end());

/** What a machine that is busy with other tests may take besides. */
const SLACK_MS = 2_500;

const codesOf = ({ errors }: Answer): unknown[] => (errors ?? []).map(({ extensions }) => extensions?.['code']);

async function timed(asked: Promise<Answer>): Promise<{ codes: unknown[]; ms: number }> {
  const begun = performance.now();
  return { codes: codesOf(await asked), ms: performance.now() - begun };
}

test('ten times as many clients as connections have TIMEOUT at their deadline while a table is locked', async () => {
  await using server = await testServer(postgres.url, { poolSize: 4, timeoutMs: 1_000 });
  const lock = await locked();
  const answers = await Promise.all(Array.from({ length: 40 }, () => timed(server.ask(question))));
  for (const { codes, ms } of answers) {
    expect(codes).toEqual(['TIMEOUT']);
    expect(ms).toBeLessThan(1_000 + SLACK_MS);
  }
  await expectRest(observer);
  await lock[Symbol.asyncDispose]();
  expect((await server.ask(question)).errors).toBeUndefined();
});

test('a database that hangs is TIMEOUT at the deadline, is not ready, and serves again when it wakes up', async () => {
  await using server = await testServer(postgres.url, { poolSize: 2, timeoutMs: 1_000 });
  const health = createHealthCheck(postgres.url, createLog('silent'));
  expect((await server.ask(question)).errors).toBeUndefined();
  expect(await health.isDatabaseThere()).toBe(true);
  await postgres.freeze();
  try {
    // On the connection that is there, on one that is to be made, and by those who wait for one.
    const answers = await Promise.all(Array.from({ length: 8 }, () => timed(server.ask(question))));
    for (const { codes, ms } of answers) {
      expect(codes).toEqual(['TIMEOUT']);
      expect(ms).toBeLessThan(1_000 + SLACK_MS);
    }
    const begun = performance.now();
    expect(await health.isDatabaseThere()).toBe(false);
    expect(performance.now() - begun).toBeLessThan(2_000 + SLACK_MS);
    // Those who come later are no worse off.
    expect(await timed(server.ask(question))).toMatchObject({ codes: ['TIMEOUT'] });
  } finally {
    await postgres.thaw();
  }
  await postgres.back();
  expect(codesOf(await answered(() => server.ask(question)))).toEqual([]);
  expect(await health.isDatabaseThere()).toBe(true);
  await health.close();
});

/** The first answer without an error, for which a machine that wakes up may take a moment. */
async function answered(ask: () => Promise<Answer>): Promise<Answer> {
  for (let tries = 0; tries < 20; tries++) {
    const answer = await ask();
    if (!answer.errors) return answer;
    await sleep(200);
  }
  return ask();
}

test('an operation whose client leaves before its turn never begins', async () => {
  await using server = await testServer(postgres.url, { poolSize: 1 });
  const lock = await locked();
  const first = server.ask(question);
  while ((await workOf(observer)).length === 0) await sleep(5);
  const client = new AbortController();
  const second = server.ask(other, {}, client.signal);
  await sleep(50);
  client.abort();
  expect(codesOf(await second)).toEqual(['TIMEOUT']);
  await lock[Symbol.asyncDispose]();
  expect((await first).errors).toBeUndefined();
  expect(server.statements.filter((text) => text.includes('agents'))).toEqual([]);
});

test('connections are idle at once when 210 clients have left', async () => {
  await using server = await testServer(postgres.url, { poolSize: 10 });
  await using _lock = await locked();
  const clients = Array.from({ length: 210 }, () => new AbortController());
  const asked = clients.map(({ signal }) => server.ask(question, {}, signal));
  while ((await workOf(observer)).length < 10) await sleep(5);
  clients.forEach((client) => client.abort());
  await Promise.all(asked);
  // The table is locked all the while.
  const { codes, ms } = await timed(server.ask(other));
  expect(codes).toEqual([]);
  expect(ms).toBeLessThan(SLACK_MS);
  await expectRest(observer);
});
