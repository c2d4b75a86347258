import { call } from '../ingest-records.ts';
import { templateCopy } from '../support/postgres.ts';
import { startBucket } from './bucket.ts';
import { pending, sourceFrom, until, watching } from './watching.ts';

const OBJECTS = 1500;
const ROUNDS = 5;

test('objects that change while three watchers list and read them end as their last versions, and nobody waits in a circle', async () => {
  await using bucket = await startBucket();
  await using database = await templateCopy();
  const version = (id: number, round: number): void => {
    const updated = new Date(Date.UTC(2026, 9, 1, 0, round)).toISOString();
    bucket.objects.set(`call-${String(id)}.json`, JSON.stringify(call(id, { updated_at: updated })));
  };
  for (let id = 1; id <= OBJECTS; id++) version(id, 0);
  const source = sourceFrom({ url: 's3://bucket', endpoint: bucket.endpoint, anonymous: true });
  // Signs of life all the time, and listings one after the other.
  const watches = [1, 2, 3].map(() => watching(database.url, [{ ...source, everySeconds: 0.05 }], { lease: 0.6 }));
  await using _ = { [Symbol.asyncDispose]: async () => void (await Promise.all(watches.map((watch) => watch.end()))) };
  for (let round = 1; round <= ROUNDS; round++) {
    for (let id = 1; id <= OBJECTS; id++) {
      version(id, round);
      if (id % 100 === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
  const last = new Date(Date.UTC(2026, 9, 1, 0, ROUNDS)).toISOString();
  await until(database.url, `SELECT count(*) AS n FROM sessions WHERE updated_at = '${last}'`, OBJECTS, 60);
  await until(database.url, pending, 0, 30);
  for (const watch of watches) {
    await watch.end();
    expect(watch.lines.filter(({ level }) => level === 'warn')).toEqual([]);
  }
}, 120_000);
