import { ingestGenerated } from '../support/generated.ts';
import { templateCopy, type TestDatabase } from '../support/postgres.ts';
import { testServer, type TestServer } from '../support/server.ts';

/* What hides personal data hides it however the field is asked for, and however often the document comes. */

let database: TestDatabase;
let open: TestServer;
let comments: string[];
beforeAll(async () => {
  database = await templateCopy();
  await ingestGenerated(database.url, { seed: 37, sessions: 200 });
  open = await testServer(database.url, { principal: { seesPersonalData: false, mayIngest: false } });
  await using seeing = await testServer(database.url);
  const { data } = await seeing.ask<{ sessions: { nodes: { feedback: { comment: string | null } | null }[] } }>(
    '{ sessions(first: 200) { nodes { feedback { comment } } } }',
  );
  comments = (data?.sessions.nodes ?? []).flatMap(({ feedback }) => feedback?.comment ?? []);
});
afterAll(async () => {
  await open[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
});

test('there is something to hide', () => {
  expect(comments.length).toBeGreaterThan(5);
});

const sessions = (selection: string, variables = ''): string =>
  `query ${variables} { sessions(first: 200) { nodes { ${selection} } } }`;
const withSkip = sessions('feedback { comment @skip(if: $skip) hasComment }', '($skip: Boolean!)');

test.each([
  [
    'skipped beside the same field',
    [sessions('feedback @skip(if: true) { comment } feedback { hasComment }')],
    [{}, {}, {}],
  ],
  [
    'not included beside the same field',
    [sessions('feedback { hasComment } feedback @include(if: false) { comment }')],
    [{}, {}, {}],
  ],
  ['asked for after it was skipped', [withSkip], [{ skip: true }, { skip: false }, { skip: true }, { skip: false }]],
  [
    'in a fragment',
    [`${sessions('...S')} fragment S on Session { feedback { ...F } } fragment F on Feedback { comment }`],
    [{}, {}],
  ],
  [
    'in a fragment that is skipped in one place',
    [
      `${sessions('feedback { ...F @skip(if: true) } ... on CallSession { feedback { ...F } }')} fragment F on Feedback { comment hasComment }`,
    ],
    [{}, {}],
  ],
  ['under other names', [sessions('a: feedback { b: comment } feedback { comment: hasComment c: comment }')], [{}, {}]],
  [
    'in a fragment of an interface',
    [
      sessions(
        '... on Node { ... on CallSession { feedback { comment } } ... on ChatSession { feedback { x: comment } } }',
      ),
    ],
    [{}, {}],
  ],
  [
    'in a fragment of the root',
    [`{ ...R } fragment R on Query { sessions(first: 200) { nodes { feedback { comment } } } }`],
    [{}, {}],
  ],
])('a comment that is %s stays hidden', async (_what, [document = ''], requests: Record<string, unknown>[]) => {
  const before = new Map<string, unknown>();
  for (const variables of requests) {
    const answer = await open.ask(document, variables);
    expect(answer.errors).toBeUndefined();
    const key = JSON.stringify(variables);
    expect(answer).toEqual(before.get(key) ?? answer);
    before.set(key, answer);
    const said = JSON.stringify(answer.data);
    expect(comments.filter((comment) => said.includes(JSON.stringify(comment)))).toEqual([]);
  }
});

test('one fragment of the root in two operations is what each of them asks', async () => {
  const document = `query A { ...R } query B { ...R sessions(first: 200) { nodes { feedback { comment hasComment } } } }
    fragment R on Query { sessions(first: 200) { nodes { externalId } } }`;
  const ask = async (operationName: string): Promise<Record<string, unknown>> => {
    const contextValue = open.graphql.createContext({ signal: new AbortController().signal, requestId: 'test' });
    const { body } = await open.graphql.apollo.executeOperation({ query: document, operationName }, { contextValue });
    return (body as unknown as { singleResult: { data: Record<string, unknown> } }).singleResult.data;
  };
  const alone = JSON.stringify(await ask('A'));
  const both = JSON.stringify(await ask('B'));
  expect(both).toContain('hasComment');
  expect(both).toContain('true');
  expect(comments.filter((comment) => both.includes(JSON.stringify(comment)))).toEqual([]);
  expect(JSON.stringify(await ask('A'))).toBe(alone);
});
