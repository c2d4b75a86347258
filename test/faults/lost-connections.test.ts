import { Readable } from 'node:stream';
import type pg from 'pg';
import { generateFiles } from '../../src/generate/files.ts';
import { createPushTarget } from '../../src/ingest/push.ts';
import { defaultLimits } from '../../src/ingest/document/document.ts';
import { ingest } from '../../src/ingest/run.ts';
import { pushRefusalOf } from '../../src/server/push-refusal.ts';
import { ingestGenerated, september } from '../support/generated.ts';
import { testServer, type Answer } from '../support/server.ts';
import { ownPostgres, type OwnPostgres } from './own-postgres.ts';

/* The database goes away under what is being done: that fails with one error, this process stays, and the next works. */

let postgres: OwnPostgres;
beforeAll(async () => {
  postgres = await ownPostgres();
  await ingestGenerated(postgres.url, { seed: 31, sessions: 40 });
}, 120_000);
afterAll(() => postgres[Symbol.asyncDispose]());

const question = '{ sessions(first: 5) { nodes { id participants { id } } } }';
const lost = expect.stringMatching(
  /^The database cannot be reached now, or was lost; try again in a moment\./,
) as string;

/** Somebody who has locked a table, so that whoever needs it is busy in the database. */
async function locked(table: string): Promise<pg.Client> {
  const client = await postgres.connect();
  await client.query('BEGIN');
  await client.query(`LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`);
  return client;
}

/** The session that waits, of those that the program calls by this name. */
async function waiting(observer: pg.Client, name: string): Promise<number> {
  for (let tries = 0; tries < 500; tries++) {
    const { rows } = await observer.query<{ pid: number }>(
      `SELECT pid FROM pg_stat_activity WHERE application_name = $1 AND wait_event_type = 'Lock'`,
      [`sessiongraph ${name}`],
    );
    if (rows[0]) return rows[0].pid;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('Nobody waits.');
}

const faults: readonly [what: string, happens: (pid: number, observer: pg.Client) => Promise<unknown>][] = [
  ['its session is terminated', (pid, observer) => observer.query('SELECT pg_terminate_backend($1)', [pid])],
  ['its session is killed', (pid) => Promise.resolve(process.kill(pid, 'SIGKILL'))],
  ['PostgreSQL is restarted', () => postgres.end('SIGINT')],
  ['PostgreSQL is killed', () => postgres.end('SIGKILL')],
];

test.each(faults)('an operation fails with one error when %s, and the next works', async (_what, happens) => {
  await using server = await testServer(postgres.url);
  const [observer, other] = [await postgres.connect(), await locked('participants')];
  const asked = server.ask(question);
  await happens(await waiting(observer, 'read'), observer);
  expect(await asked).toEqual({
    data: null,
    errors: [
      expect.objectContaining({
        message: lost,
        extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'test' },
      }),
    ],
  });
  await Promise.all([observer.end(), other.end()].map((end) => end.catch(() => undefined)));
  await postgres.back();
  const again = await worksAgain(() => server.ask(question));
  expect(again.errors).toBeUndefined();
});

/** What was idle when the database went is found out by whoever uses it first; there are four such. */
async function worksAgain(ask: () => Promise<Answer>): Promise<Answer> {
  for (let tries = 0; ; tries++) {
    const answer = await ask();
    if (!answer.errors || tries === 4) return answer;
  }
}

/** A record of a session of its own for each seed. */
function record(seed: number): Buffer {
  const [file] = generateFiles({ ...september, seed, sessions: 40 }, 'line');
  if (!file) throw new Error('No session was generated.');
  return Buffer.from(`${file.text}\n`);
}

test.each(faults)(
  'records that are sent are refused in words when %s, and the next are taken in',
  async (_what, happens) => {
    const push = createPushTarget(postgres.url, defaultLimits);
    const send = async (id: number): Promise<string[]> => {
      const fates: string[] = [];
      const chunks = Readable.from([record(id)]);
      for await (const outcomes of push.take({ instance: 'pushed', name: 'a.ndjson', chunks })) {
        fates.push(...outcomes.map(({ fate }) => fate));
      }
      return fates;
    };
    try {
      const [observer, other] = [await postgres.connect(), await locked('sessions')];
      const sent = send(1).catch((error: unknown) => pushRefusalOf(error, 1));
      await happens(await waiting(observer, 'push'), observer);
      expect(await sent).toEqual({ status: 503, code: 'INTERNAL_SERVER_ERROR', message: lost });
      await Promise.all([observer.end(), other.end()].map((end) => end.catch(() => undefined)));
      await postgres.back();
      expect(['new', 'replaced', 'same']).toContain((await send(2).catch(() => send(2)))[0]);
    } finally {
      await push.close();
    }
  },
);

test('a run that takes files in ends with an error, and the next finishes it', async () => {
  const [observer, other] = [await postgres.connect(), await locked('sessions')];
  const options = { url: postgres.url, instance: 'run', paths: ['-'] };
  const stdin = (): Readable => Readable.from([record(7)]);
  const run = ingest({ ...options, stdin: stdin() });
  const ended = expect(run).rejects.toThrow(/terminat/);
  await observer.query('SELECT pg_terminate_backend($1)', [await waiting(observer, 'ingest')]);
  await ended;
  await Promise.all([observer.end(), other.end()]);
  expect(await ingest({ ...options, stdin: stdin() })).toMatchObject({ new: 1 });
});
