import pg from 'pg';
import { emptyDatabase, type TestDatabase } from '../../test/support/postgres.ts';
import { backendOf, cutOff, forgetStatement, rowsWatched, sendTogether, type QueryHandlers } from './pg-internals.ts';
import { createPool } from './pool.ts';

/* Fails when another version of `pg` no longer has what pg-internals.ts uses of it. */

let database: TestDatabase;
let pool: pg.Pool;
let client: pg.PoolClient;
beforeAll(async () => {
  database = await emptyDatabase();
});
afterAll(() => database[Symbol.asyncDispose]());
beforeEach(async () => {
  const { url } = database;
  pool = createPool({ url, name: 'test', size: 1, onError: () => undefined, more: { pipeline: true } });
  client = await pool.connect();
});
afterEach(async () => {
  client.release(true);
  await pool.end();
});

test('a connection names the session at its other end', async () => {
  const { rows } = await client.query<{ id: number }>('SELECT pg_backend_pid() AS id');
  const { hostname, port } = new URL(database.url);
  expect(backendOf(client)).toEqual({
    host: hostname,
    port: Number(port),
    processId: rows[0]?.id,
    secretKey: expect.any(Number) as number,
  });
});

test('rows are told by their size as they come, and dropped where they are not wanted', async () => {
  const sizes: number[] = [];
  const some = `SELECT repeat('x', n * 1000) AS text FROM generate_series(1, 3) n`;
  const rows = await rowsWatched(client, { text: some }, (bytes) => sizes.push(bytes) !== 2);
  expect(rows.map(({ text }) => String(text).length)).toEqual([1000, 3000]);
  expect(sizes.map((size) => Math.floor(size / 1000))).toEqual([1, 2, 3]);
  await expect(rowsWatched(client, { text: 'SELECT nothing' }, () => true)).rejects.toMatchObject({ code: '42703' });
});

test('several statements leave in one packet', async () => {
  const { stream } = (client as unknown as { connection: { stream: NodeJS.WritableStream } }).connection;
  const written: string[] = [];
  const write = Reflect.get(stream, '_writev') as (chunks: { chunk: Buffer }[], done: () => void) => void;
  Reflect.set(stream, '_writev', (chunks: { chunk: Buffer }[], done: () => void) => {
    written.push(chunks.map(({ chunk }) => chunk.toString('latin1')).join(''));
    write.call(stream, chunks, done);
  });
  sendTogether(client);
  await Promise.all([client.query('SELECT 1 AS a'), client.query('SELECT $1::int AS b', [2])]);
  expect(written).toEqual([expect.stringMatching(/SELECT 1 AS a.*SELECT \$1::int AS b/s)]);
});

test('a prepared statement that the server has given up is prepared again', async () => {
  const statement = { name: 'kept', text: 'SELECT $1::int AS n', values: [1] };
  await client.query(statement);
  await client.query('DEALLOCATE kept');
  forgetStatement(client, 'kept');
  expect((await client.query(statement)).rows).toEqual([{ n: 1 }]);
});

test('a connection that is cut off rejects what is under way, and this process goes on', async () => {
  const sleeping = client.query('SELECT pg_sleep(30)');
  cutOff(client);
  await expect(sleeping).rejects.toThrow(/terminated/);
});

test('a query of our own is told every step', async () => {
  const told: string[] = [];
  const alone = new pg.Client(database.url);
  await alone.connect();
  const tell = (what: string) => (): void => void told.push(what);
  const done = new Promise<void>((resolve) => {
    const handlers: QueryHandlers = {
      submit: (connection) => {
        connection.parse({ name: '', text: 'SELECT 1', types: [] }, true);
        connection.bind({ statement: '', values: [] }, true);
        connection.describe({ type: 'P', name: '' }, true);
        connection.execute({}, true);
        connection.sync();
      },
      handleRowDescription: tell('columns'),
      handleDataRow: ({ fields, length }) => told.push(`row ${fields.join()} of ${String(length)} bytes`),
      handleCommandComplete: tell('complete'),
      handleCopyInResponse: tell('copy'),
      handleEmptyQuery: tell('empty'),
      handlePortalSuspended: tell('suspended'),
      handleError: tell('error'),
      handleReadyForQuery: () => resolve(),
    };
    alone.query(handlers);
  });
  await done;
  await alone.end();
  expect(told).toEqual(['columns', 'row 1 of 11 bytes', 'complete']);
});
