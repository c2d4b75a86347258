import pg from 'pg';
import { derivedFrom } from '../../../test/support/derived.ts';
import { templateCopy, type TestDatabase } from '../../../test/support/postgres.ts';
import { Batch } from './batch.ts';
import { cannotHold, saveSafely, type FileOutcome } from './retry.ts';
import { RowIds } from './row-ids.ts';

/* The database fails as a trigger says: sessions of number 13 with a code, for as many times as it is told. */

let database: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await templateCopy();
  client = new pg.Client(database.url);
  await client.connect();
  // What a sequence gave stays given when a transaction is rolled back.
  await client.query(`
    CREATE SEQUENCE tries MINVALUE 0 START 0;
    CREATE TABLE faults (code text, times bigint);
    CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE fault faults;
      BEGIN
        SELECT * INTO fault FROM faults;
        IF nextval('tries') < fault.times THEN RAISE EXCEPTION 'as told' USING ERRCODE = fault.code; END IF;
        RETURN NEW;
      END $$;
    CREATE TRIGGER fail BEFORE INSERT ON sessions FOR EACH ROW WHEN (NEW.external_id = 13) EXECUTE FUNCTION fail()`);
});
afterAll(async () => {
  await client.end();
  await database[Symbol.asyncDispose]();
});

const textOf = (id: number): string => JSON.stringify({ id, call_type: 'Voice Inbound (IVR)', status: 'finished' });

function add(batch: Batch, text: string): void {
  batch.add(derivedFrom({ source: text, bytes: Buffer.from(text) }), []);
}

/** Saves calls of these numbers while the database fails so often. */
async function save(ids: readonly number[], code: string, times: number): Promise<readonly FileOutcome[]> {
  await client.query('TRUNCATE sessions, raw_documents, faults');
  await client.query('INSERT INTO faults VALUES ($1, $2)', [code, times]);
  await client.query("SELECT setval('tries', 0, false)");
  const batch = new Batch('here', Date.now, false);
  for (const id of ids) add(batch, textOf(id));
  return saveSafely(client, batch, new RowIds(), (to, { source }) => add(to, source));
}

const stored = async (): Promise<unknown[]> =>
  (await client.query<{ id: number }>('SELECT external_id::int AS id FROM sessions ORDER BY 1')).rows.map(
    ({ id }) => id,
  );
const tries = async (): Promise<number> =>
  (await client.query<{ tried: number }>('SELECT last_value::int + 1 AS tried FROM tries')).rows[0]!.tried;

test.each(['23505', '40001', '40P01'])('what passes (%s) is tried again, whole', async (code) => {
  expect(await save([12, 13, 14], code, 2)).toEqual(['new', 'new', 'new']);
  expect([await stored(), await tries()]).toEqual([[12, 13, 14], 3]);
});

test.each([
  ['22003', [13, 1, 2, 3, 4]],
  ['23514', [1, 2, 13, 3]],
  ['54000', [1, 2, 3, 13]],
  ['22P05', [13]],
])('what is about a value (%s) refuses the file at fault alone, of %j', async (code, ids) => {
  const text = textOf(13);
  const refused = { source: text, bytes: Buffer.from(text), problems: [cannotHold(`SQLSTATE ${code}`)] };
  expect(await save(ids, code, 1000)).toEqual(ids.map((id) => (id === 13 ? refused : 'new')));
  expect(await stored()).toEqual(ids.filter((id) => id !== 13));
});

test('what does not pass after twelve times is told', async () => {
  await expect(save([1, 13], '40001', 1000)).rejects.toMatchObject({ code: '40001' });
  expect([await stored(), await tries()]).toEqual([[], 12]);
});

test.each(['P0001', '57014', '2F003', '12200', '53100'])('any other error (%s) is told at once', async (code) => {
  await expect(save([1, 13], code, 1)).rejects.toMatchObject({ code });
  expect([await stored(), await tries()]).toEqual([[], 1]);
});

test('an error that is none of the database is told too', async () => {
  const gone = new pg.Client(database.url);
  const batch = new Batch('here', Date.now, false);
  add(batch, textOf(1));
  await gone.connect();
  await gone.end();
  await expect(saveSafely(gone, batch, new RowIds(), () => undefined)).rejects.toThrow(/closed/);
});
