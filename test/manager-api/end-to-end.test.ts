import { getNamedType } from 'graphql';
import pg from 'pg';
import { generateFiles } from '../../src/generate/files.ts';
import { defaultLimits } from '../../src/ingest/document/document.ts';
import { pullSessions, type PullOptions } from '../../src/ingest/manager-api/pull.ts';
import { emptySummary, type Summary } from '../../src/ingest/summary.ts';
import { withWriter, type WriterOptions } from '../../src/ingest/writer.ts';
import { createSchema } from '../../src/server/schema.ts';
import { contentsOf } from '../ingest-contents.ts';
import { fatesOf, ingestTexts } from '../ingest-records.ts';
import { september } from '../support/generated.ts';
import { templateCopy } from '../support/postgres.ts';
import { testServer } from '../support/server.ts';
import { wholeSelection } from '../support/whole-selection.ts';
import { startPlatform, type Held, type Platform } from './platform.ts';
import { quick } from './pulled.ts';

const instance = 'here';

interface Session {
  readonly list: 'calls' | 'chats';
  readonly id: string;
  readonly versions: readonly Held[];
}

/** Generated sessions, each with its versions, the newest last. */
function sessionsOf(seed: number, count: number): readonly Session[] {
  const sessions = new Map<string, Session & { versions: Held[] }>();
  for (const { text } of generateFiles({ ...september, seed, sessions: count, secondExports: 0.4 }, 'line')) {
    const record = JSON.parse(text) as Record<string, unknown>;
    const list = 'call_type' in record ? 'calls' : 'chats';
    const id = String(record['id']);
    const session = sessions.get(`${list} ${id}`) ?? { list, id, versions: [] };
    sessions.set(`${list} ${id}`, session);
    session.versions.push({ id, updatedAt: Date.parse(String(record['updated_at'])), text });
    session.versions.sort((a, b) => a.updatedAt - b.updatedAt);
  }
  return [...sessions.values()];
}

/** What whoever runs a pull does: stores each page and keeps how far it was once that is stored. */
async function pullInto(
  url: string,
  platform: Platform,
  more: Partial<PullOptions> & { readonly batch?: number } = {},
): Promise<{ readonly summary: Summary; readonly cursor: number | null }> {
  const summary = emptySummary();
  const client = new pg.Client(url);
  await client.connect();
  let cursor = more.since ?? null;
  const options: WriterOptions<number | null> = {
    client,
    instance,
    limits: defaultLimits,
    summary,
    onBatch: (_, marks) => {
      cursor = marks.at(-1) ?? cursor;
    },
  };
  try {
    await withWriter(options, async (writer) => {
      for await (const { documents, highest } of pullSessions(quick(platform, more))) {
        for (const document of documents) await writer.add(document);
        writer.mark(highest);
        await writer.flush();
      }
    });
  } catch (error) {
    if (!more.signal?.aborted) throw error;
  } finally {
    await client.end();
  }
  return { summary, cursor };
}

const sessions = sessionsOf(11, 250);
const newest = sessions.map(({ versions }) => versions.at(-1) as Held);

function fill(platform: Platform, version: (session: Session) => Held | undefined): void {
  for (const list of ['calls', 'chats'] as const) {
    const held = sessions.filter((session) => session.list === list).map(version);
    platform[list].splice(0, Infinity, ...held.filter((it) => it !== undefined));
  }
}

/** What the newest documents become when files bring them. */
async function fromFiles(): Promise<Awaited<ReturnType<typeof templateCopy>>> {
  const database = await templateCopy();
  await ingestTexts(
    database.url,
    newest.map(({ text }) => text),
  );
  return database;
}

/** Everything that is stored, where nothing was refused. */
const contents = async (url: string): Promise<unknown> => {
  const { quarantined_documents: refused, ...rest } = await contentsOf(url);
  expect(refused).toEqual([]);
  return rest;
};

describe('sessions pulled from the Manager API', () => {
  it('are stored and answered as the same sessions from files', async () => {
    await using platform = await startPlatform();
    fill(platform, ({ versions }) => versions.at(-1));
    await using files = await fromFiles();
    await using pulled = await templateCopy();
    const { summary, cursor } = await pullInto(pulled.url, platform);
    expect(fatesOf(summary)).toMatchObject({ new: sessions.length, quarantined: 0 });
    expect(cursor).toBe(Math.max(...newest.map(({ updatedAt }) => updatedAt)));
    expect(await contents(pulled.url)).toEqual(await contents(files.url));

    const schema = createSchema();
    const type = schema.getQueryType()?.getFields()['sessions']?.type;
    if (!type) throw new Error('there are no sessions');
    const query = `{ sessions(first: 20) { ${wholeSelection(schema, getNamedType(type), 2)} } }`;
    const answers = [];
    for (const { url } of [files, pulled]) {
      await using server = await testServer(url);
      const answer = JSON.stringify(await server.ask(query));
      // Where it came from and when; cursors hold numbers that rows get as they come.
      answers.push(answer.replaceAll(/"(asOf|receivedAt|source|firstSeenAt|\w*[cC]ursor)":"[^"]+"/g, '"$1":""'));
    }
    expect(JSON.parse(answers[1] ?? '')).toEqual(JSON.parse(answers[0] ?? ''));
    expect(answers[0]).not.toContain('"errors"');
  }, 60_000);

  it('change nothing when they are pulled again, and are replaced once they have changed', async () => {
    await using platform = await startPlatform();
    await using database = await templateCopy();
    fill(platform, ({ versions }) => versions[0]);
    const first = await pullInto(database.url, platform);
    expect(fatesOf(first.summary)).toMatchObject({ new: sessions.length, replaced: 0, quarantined: 0 });

    const again = await pullInto(database.url, platform, { since: first.cursor });
    expect(again.summary.same).toBeGreaterThan(0);
    expect(fatesOf(again.summary)).toMatchObject({ new: 0, replaced: 0, stale: 0, quarantined: 0 });
    expect(again.cursor).toBe(first.cursor);

    fill(platform, ({ versions }) => versions.at(-1));
    const { summary } = await pullInto(database.url, platform, { since: null });
    // Only what changed since is asked for in real life; these versions are of all times.
    expect(summary.replaced).toBe(sessions.filter(({ versions }) => versions.length > 1).length);
    await using files = await fromFiles();
    const tables = ['sessions', 'queue_legs', 'handle_phases', 'participants', 'transfers', 'raw_documents'];
    const [expected, stored] = [await contentsOf(files.url), await contentsOf(database.url)];
    for (const table of tables) expect(stored[table]).toEqual(expected[table]);
  });

  it('are all there when a pull was stopped again and again and went on from what was stored', async () => {
    await using platform = await startPlatform();
    fill(platform, ({ versions }) => versions.at(-1));
    await using files = await fromFiles();
    await using database = await templateCopy();
    let since: number | null = null;
    let stops = 0;
    for (;;) {
      const stop = new AbortController();
      let left = 5;
      platform.beforePage = () => {
        if (--left === 0) stop.abort(new Error('stopped'));
      };
      const options: Partial<PullOptions> = { since, overlapMs: 60_000, perPage: 20, signal: stop.signal };
      since = (await pullInto(database.url, platform, options)).cursor;
      if (!stop.signal.aborted) break;
      stops++;
    }
    expect(stops).toBeGreaterThan(1);
    const [expected, stored] = [await contentsOf(files.url), await contentsOf(database.url)];
    for (const table of ['sessions', 'raw_documents', 'queue_legs']) expect(stored[table]).toEqual(expected[table]);
  });
});
