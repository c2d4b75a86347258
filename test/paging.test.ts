import pg from 'pg';
import { ingestGenerated } from './support/generated.ts';
import { templateCopy } from './support/postgres.ts';
import { testServer, type TestServer } from './support/server.ts';

const SESSIONS = 120;

let database: Awaited<ReturnType<typeof templateCopy>>;
let server: TestServer;
beforeAll(async () => {
  database = await templateCopy();
  await ingestGenerated(database.url, { seed: 3, sessions: SESSIONS });
  server = await testServer(database.url);
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
});

interface Page {
  readonly nodes: readonly { readonly id: string }[];
  readonly edges: readonly { readonly cursor: string }[];
  readonly pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
}

async function pageOf(list: string, args: string): Promise<Page> {
  const answer = await server.ask<Record<string, Page>>(
    `{ ${list}(${args}) { nodes { id } edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
  );
  expect(answer.errors).toBeUndefined();
  return answer.data?.[list] as Page;
}

/** All ids, page by page, in the order of the list; a walk backward starts at the end. */
async function walk(
  list: string,
  order: string,
  size: number,
  direction: 'forward' | 'backward',
  between?: () => Promise<void>,
): Promise<string[]> {
  const [count, edge] = direction === 'forward' ? ['first', 'after'] : ['last', 'before'];
  const ids: string[] = [];
  let cursor: string | null = null;
  for (;;) {
    const page = await pageOf(
      list,
      `${order} ${count}: ${String(size)}${cursor === null ? '' : ` ${edge}: "${cursor}"`}`,
    );
    const own = page.nodes.map(({ id }) => id);
    if (direction === 'forward') ids.push(...own);
    else ids.unshift(...own);
    expect(page.pageInfo.startCursor).toBe(page.edges[0]?.cursor ?? null);
    expect(page.pageInfo.endCursor).toBe(page.edges.at(-1)?.cursor ?? null);
    if (!(direction === 'forward' ? page.pageInfo.hasNextPage : page.pageInfo.hasPreviousPage)) return ids;
    cursor = direction === 'forward' ? page.pageInfo.endCursor : page.pageInfo.startCursor;
    await between?.();
  }
}

const orders = (fields: readonly string[]): string[] =>
  fields.flatMap((field) =>
    ['ASC', 'DESC'].flatMap((direction) =>
      ['FIRST', 'LAST'].map((nulls) => `orderBy: { field: ${field}, direction: ${direction}, nulls: ${nulls} }`),
    ),
  );

describe.each([
  ['sessions', ['CREATED_AT', 'RATING', 'ENDED_AT', 'HANDLE_SECONDS']],
  ['queueLegs', ['STARTED_AT', 'WAIT_SECONDS']],
  ['agentHandles', ['STARTED_AT']],
  ['transfers', ['CREATED_AT']],
])('%s', (list, fields) => {
  test.each(['', ...orders(fields)])(
    'walked forward, backward and at once are the same rows in the same order: %s',
    async (order) => {
      const whole = await walk(list, order, 500, 'forward');
      expect(new Set(whole).size).toBe(whole.length);
      for (const size of [3, 17]) {
        expect(await walk(list, order, size, 'forward')).toEqual(whole);
        expect(await walk(list, order, size, 'backward')).toEqual(whole);
      }
    },
  );
});

test('rows that are there throughout a walk appear exactly once, while others come, change and go', async () => {
  await using copy = await templateCopy();
  await ingestGenerated(copy.url, { seed: 5, sessions: 200 });
  await ingestGenerated(copy.url, { seed: 6, sessions: 40, instances: ['leaving'] });
  const outside = server;
  server = await testServer(copy.url);
  const client = new pg.Client(copy.url);
  await client.connect();
  try {
    const before = new Set(await walk('sessions', '', 500, 'forward'));
    let step = 0;
    const walked = await walk('sessions', '', 9, 'forward', async () => {
      step++;
      // The same files once more are changed sessions: their rows are replaced. Others are new, and some are deleted.
      await client.query(`UPDATE sessions SET updated_at = '2020-01-01T00:00:00Z' WHERE row_id % 3 = $1`, [step % 3]);
      if (step % 5 === 0) await ingestGenerated(copy.url, { seed: 5, sessions: 200 });
      await ingestGenerated(copy.url, { seed: 1000 + step, sessions: 3, instances: [`new-${String(step)}`] });
      await client.query(
        `DELETE FROM sessions WHERE row_id IN (SELECT row_id FROM sessions WHERE instance = 'leaving' ORDER BY random() LIMIT 2)`,
      );
    });
    const after = new Set(await walk('sessions', '', 500, 'forward'));
    const throughout = [...before].filter((id) => after.has(id));
    const times = new Map<string, number>();
    for (const id of walked) times.set(id, (times.get(id) ?? 0) + 1);
    expect(throughout.length).toBeGreaterThan(100);
    expect(throughout.filter((id) => times.get(id) !== 1)).toEqual([]);
    expect([...times.values()].every((count) => count === 1)).toBe(true);
  } finally {
    await client.end();
    await server[Symbol.asyncDispose]();
    server = outside;
  }
});

test.each([
  ['first: -1', 'BAD_USER_INPUT', /must not be negative/],
  ['first: 501', 'LIMIT_EXCEEDED', /at most 500/],
  ['first: 1, last: 1', 'BAD_USER_INPUT', /not both/],
  ['after: "nonsense"', 'CURSOR_INVALID', /not a cursor/],
])('sessions(%s) is refused in words', async (args, code, message) => {
  const { data, errors } = await server.ask(`{ sessions(${args}) { nodes { id } } }`);
  expect(data).toBeNull();
  expect(errors).toEqual([
    expect.objectContaining({ message: expect.stringMatching(message) as string, extensions: { code } }),
  ]);
});

test.each([
  ['another filter', 'filter: { channel: { eq: CHAT } }'],
  ['another order', 'orderBy: { field: UPDATED_AT }'],
])('a cursor of %s is refused', async (_what, args) => {
  const { edges } = await pageOf('sessions', 'first: 1');
  const { errors } = await server.ask(`{ sessions(${args}, after: "${edges[0]?.cursor ?? ''}") { nodes { id } } }`);
  expect(errors?.[0]?.extensions?.['code']).toBe('CURSOR_INVALID');
});

test('an empty page has no cursors, and `first: 0` still tells whether there is more', async () => {
  expect(await pageOf('sessions', 'first: 0')).toEqual({
    nodes: [],
    edges: [],
    pageInfo: { hasNextPage: true, hasPreviousPage: false, startCursor: null, endCursor: null },
  });
});

test('totalCount counts what the filter finds, and costs nothing where it is not asked for', async () => {
  const { data } = await server.ask(
    '{ sessions(first: 1, filter: { channel: { eq: CHAT } }) { totalCount nodes { channel } } }',
  );
  expect(server.statements).toHaveLength(2);
  const chats = await walk('sessions', 'filter: { channel: { eq: CHAT } }', 500, 'forward');
  expect(data?.['sessions']).toEqual({ totalCount: chats.length, nodes: [{ channel: 'CHAT' }] });
  await server.ask('{ sessions(first: 1) { nodes { channel } } }');
  expect(server.statements).toHaveLength(1);
});
