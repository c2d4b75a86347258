import { sourceOf } from '../../src/ingest/sources/source-of.ts';
import type { Source } from '../../src/ingest/sources/source.ts';
import { query } from '../ingest-contents.ts';
import { held, startPlatform, token, user, type Platform } from '../manager-api/platform.ts';
import { templateCopy } from '../support/postgres.ts';
import { sessions, until, watching } from './watching.ts';

const noon = Date.UTC(2026, 8, 14, 12);

function sourceAt({ baseUrl }: Platform): Source {
  const problems: string[] = [];
  const entry = {
    name: 'api',
    instance: 'emea',
    url: `manager-api+${baseUrl}`,
    subdomain: user,
    token: { env: 'TOKEN' },
  };
  const source = sourceOf(entry, { TOKEN: token }, problems);
  if (!source) throw new Error(problems.join('; '));
  return { ...source, everySeconds: 0.2 };
}

test('a Manager API is pulled again and again, each time from where the last pull ended', async () => {
  await using platform = await startPlatform();
  await using database = await templateCopy();
  platform.calls.push(...Array.from({ length: 250 }, (_, i) => held(i + 1, noon + i * 1000)));
  const first = watching(database.url, [sourceAt(platform)]);
  await until(database.url, sessions, 250);
  await first.says('Pulled from a source');
  const cursor = async (): Promise<unknown> =>
    (await query<{ cursor_at: Date }>(database.url, 'SELECT cursor_at FROM ingest_sources')).rows[0]?.cursor_at;
  expect(await cursor()).toEqual(new Date(noon + 249_000));
  await first.end();
  platform.asked.length = 0;
  platform.calls.push(held(900, noon + 3_600_000));
  await using _ = watching(database.url, [sourceAt(platform)]);
  await until(database.url, sessions, 251);
  // Ten minutes of overlap, and nothing before.
  const from = platform.asked[0]?.query.get('updated_at[from]') ?? '';
  expect(Date.parse(from)).toBe(noon + 249_000 - 600_000);
});

test('one process at a time pulls, and the other takes over', async () => {
  await using platform = await startPlatform();
  await using database = await templateCopy();
  platform.calls.push(held(1, noon));
  const [first, second] = [watching(database.url, [sourceAt(platform)]), watching(database.url, [sourceAt(platform)])];
  await until(database.url, sessions, 1);
  const stored = `SELECT sum(new + replaced)::int AS n FROM ingest_counts`;
  await first.end();
  platform.calls.push(held(2, noon + 1000));
  await until(database.url, sessions, 2);
  await until(database.url, stored, 2);
  await second.end();
});

test('a token that is refused is told once and tried again later', async () => {
  await using platform = await startPlatform();
  await using database = await templateCopy();
  platform.calls.push(held(1, noon));
  platform.fault = (_asked, response) => (response.writeHead(401).end(), true);
  await using watch = watching(database.url, [sourceAt(platform)]);
  await until(database.url, 'SELECT LEAST(failures, 3) AS n FROM ingest_sources', 3);
  expect(watch.lines.filter(({ level }) => level === 'warn')).toMatchObject([
    { msg: 'A source cannot be listed', source: 'api' },
  ]);
  platform.fault = null;
  await until(database.url, sessions, 1);
});
