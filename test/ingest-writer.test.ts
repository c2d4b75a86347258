import pg from 'pg';
import { defaultLimits, type ReadDocument, type RefusedDocument } from '../src/ingest/document/document.ts';
import { readDocument } from '../src/ingest/document/parse.ts';
import type { RecordOutcome } from '../src/ingest/outcomes.ts';
import { emptySummary } from '../src/ingest/summary.ts';
import { withWriter, type Writer } from '../src/ingest/writer.ts';
import { query } from './ingest-contents.ts';
import { call } from './ingest-records.ts';
import { templateCopy } from './support/postgres.ts';

/** Records of a batch. */
const BATCH = 500;

const document = (id: number): ReadDocument | RefusedDocument =>
  readDocument({ source: `${String(id)}.json`, bytes: Buffer.from(JSON.stringify(call(id))) }, defaultLimits);
const refused: RefusedDocument = { source: 'none', bytes: Buffer.from('{'), problems: ['no JSON'] };

/** Does some work with a writer on a database of its own; gives back what came of it and what is stored. */
async function trying(
  work: (writer: Writer<string>) => Promise<unknown>,
  onBatch: (outcomes: readonly RecordOutcome[]) => void = () => undefined,
): Promise<{
  readonly result: unknown;
  readonly batches: readonly { readonly records: number; readonly marks: readonly string[] }[];
  readonly stored: number;
}> {
  await using database = await templateCopy();
  const client = new pg.Client(database.url);
  await client.connect();
  const batches: { records: number; marks: readonly string[] }[] = [];
  const options = {
    client,
    instance: 'here',
    limits: defaultLimits,
    summary: emptySummary(),
    onBatch: (outcomes: readonly RecordOutcome[], marks: readonly string[]): void => {
      batches.push({ records: outcomes.length, marks });
      onBatch(outcomes);
    },
  };
  try {
    const result = await withWriter(options, work).catch((error: unknown) => error);
    // The client is free: nothing is on its way any more.
    await client.query('SELECT');
    const { rows } = await query<{ count: number }>(database.url, 'SELECT count(*)::int AS count FROM sessions');
    return { result, batches, stored: rows[0]?.count ?? NaN };
  } finally {
    await client.end();
  }
}

const addMany = async (writer: Writer<string>, count: number): Promise<void> => {
  for (let id = 1; id <= count; id++) await writer.add(document(id));
};

test('everything that was added is stored when the work is done, in batches that nobody has to hand on', async () => {
  const { result, batches, stored } = await trying(async (writer) => {
    await addMany(writer, 2 * BATCH + 1);
    return 'done';
  });
  expect({ result, stored }).toEqual({ result: 'done', stored: 2 * BATCH + 1 });
  expect(batches.map(({ records }) => records)).toEqual([BATCH, BATCH, 1]);
});

test('a mark comes back with the batch of its record, the last one too; one alone with what comes after', async () => {
  const { batches } = await trying(async (writer) => {
    await addMany(writer, BATCH - 1);
    await writer.add(document(BATCH), 'the last of the first');
    writer.mark('after it');
    await writer.add(refused, 'refused');
  });
  expect(batches).toEqual([
    { records: BATCH, marks: ['the last of the first'] },
    { records: 1, marks: ['after it', 'refused'] },
  ]);
});

test('a flush waits until all is stored, and more can be added then', async () => {
  let told = 0;
  const seen: number[] = [];
  const { stored } = await trying(
    async (writer) => {
      for (const id of [1, 2, 3]) {
        await writer.add(document(id));
        await writer.flush();
        seen.push(told);
      }
    },
    (outcomes) => void (told += outcomes.length),
  );
  expect({ seen, stored }).toEqual({ seen: [1, 2, 3], stored: 3 });
});

test('where the work throws, what is being written is told of, the batch in hand is dropped, and the error goes on', async () => {
  const { result, batches, stored } = await trying(async (writer) => {
    await addMany(writer, BATCH + 7);
    throw new Error('the source broke');
  });
  expect(result).toEqual(new Error('the source broke'));
  expect({ batches: batches.length, stored }).toEqual({ batches: 1, stored: BATCH });
});

test('an error of a batch ends the work that adds to the next', async () => {
  let added = 0;
  const { result } = await trying(
    async (writer) => {
      for (; added < 10 * BATCH; added++) await writer.add(document(added + 1));
    },
    () => {
      throw new Error('nobody wants it');
    },
  );
  expect(result).toEqual(new Error('nobody wants it'));
  expect(added).toBeLessThan(2 * BATCH);
});

test('a call before the last one is through is refused, and harms nothing', async () => {
  const { result, stored } = await trying(async (writer) => {
    const early: Promise<void>[] = [];
    for (let id = 1; id <= BATCH; id++) early.push(writer.add(document(id)));
    const second = await writer.flush().catch((error: unknown) => error);
    await Promise.allSettled(early);
    return second;
  });
  expect(result).toEqual(new Error('the writer was called before its last call was through'));
  expect(stored).toBeGreaterThan(0);
});
