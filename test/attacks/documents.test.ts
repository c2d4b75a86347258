import { asks, attackedServer, post, type AttackedServer } from './attacked-server.ts';
import { expectHeld } from './outcome.ts';

/* Documents that are short to write and long to work on. */

let server: AttackedServer;
beforeAll(async () => {
  server = await attackedServer();
}, 1_200_000);
afterAll(() => server[Symbol.asyncDispose]());

const times = (count: number, of: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => of(i)).join(' ');
const page = (selection: string): string => `{ sessions(first: 1) { nodes { ${selection} } } }`;

/** Fragments of which each holds the next in this way; the last is a field. */
const nested = (levels: number, inner: (next: string) => string): string =>
  `${page('...F0')} ${times(levels, (i) => `fragment F${String(i)} on Session { ${i === levels - 1 ? 'id' : inner(`...F${String(i + 1)}`)} }`)}`;

const FIELDS =
  'id externalId type typeText status statusText createdAt queuedAt assignedAt connectedAt endedAt updatedAt handleSeconds holdSeconds talkSeconds wrapUpSeconds waitSeconds language direction medium';

/** Roots that spread one fragment over and over. */
const spread = (roots: number): string =>
  `{ ${times(roots, (i) => `r${String(i)}: sessions(first: 1) { nodes { ${times(100, () => '...F')} } }`)} } fragment F on Session { ${times(4, () => FIELDS)} }`;

const refusals: [what: string, document: string][] = [
  ...[18, 20, 22, 25].map((levels): [string, string] => [
    `fragments that double ${String(levels)} times`,
    nested(levels, (next) => `${next} ${next}`),
  ]),
  [
    'fragments that double 25 times through fields',
    nested(25, (next) => `agent { id } ${next} ... on CallSession { ${next} }`),
  ],
  [
    'three fields in twelve levels of fragments',
    nested(12, (next) => times(3, (i) => `f${String(i)}: queueLegs { session { ${next} } }`)),
  ],
  ...[2, 3, 5].map((roots): [string, string] => [
    `${String(roots)} roots with 100 spreads of 80 fields`,
    spread(roots),
  ]),
  ['one field 4,900 times', page(times(4_900, () => 'id'))],
  ['70 fields 70 times in each other', page(times(69, () => `agent { ${times(69, () => 'id')} }`))],
  [
    'fields nested 1,500 deep',
    page(`${times(1_500, () => 'agent { sessions { nodes {')} id ${times(1_500, () => '} } }')}`),
  ],
  [
    '900 fragments beside each other',
    `${page(times(900, (i) => `...F${String(i)}`))} ${times(900, (i) => `fragment F${String(i)} on Session { id }`)}`,
  ],
  [
    '1,000 operations with one fragment',
    `${times(1_000, (i) => `query Q${String(i)} { ...F }`)} fragment F on Query { ${times(100, () => '__typename')} }`,
  ],
  [
    'roots in fragments',
    `{ ${times(10, () => '...R')} } fragment R on Query { ${times(5, (i) => `r${String(i)}: sessions { totalCount }`)} }`,
  ],
  ['an `or` of 14,000 empty conditions', `{ sessions(filter: { or: [${times(14_000, () => '{}')}] }) { totalCount } }`],
];

test.each(refusals)('%s are refused before anybody feels it', async (_what, document) => {
  const outcome = await server.attack(asks(document));
  expectHeld(outcome);
  expect(outcome.reply).toMatchObject({ status: 400, hasData: false });
  expect(['GRAPHQL_VALIDATION_FAILED', 'GRAPHQL_PARSE_FAILED']).toContain(outcome.reply?.codes[0]);
});

test('a fragment that is spread often in one place is answered', async () => {
  const outcome = await server.attack(asks(`${page(times(100, () => '...F'))} fragment F on Session { ${FIELDS} }`));
  expectHeld(outcome);
  expect(outcome.reply).toMatchObject({ hasData: true, codes: [] });
});

test.each([
  ['an `or` of 40,000 empty conditions', { or: Array.from({ length: 40_000 }, () => ({})) }],
  ['100,000 ids', { externalId: { in: Array.from({ length: 100_000 }, (_, i) => String(i)) } }],
])('a variable that holds %s is refused', async (_what, filter) => {
  const outcome = await server.attack(
    asks('query ($filter: SessionFilter) { sessions(filter: $filter) { totalCount } }', { filter }),
  );
  expectHeld(outcome);
  expect(outcome.reply).toMatchObject({ hasData: false, codes: ['LIMIT_EXCEEDED'] });
});

test('a variable that nests 20,000 levels deep is refused', async () => {
  const filter = `${'{"not":'.repeat(20_000)}{}${'}'.repeat(20_000)}`;
  const query = 'query ($filter: SessionFilter) { sessions(filter: $filter) { totalCount } }';
  const body = `{ "query": ${JSON.stringify(query)}, "variables": { "filter": ${filter} } }`;
  const outcome = await server.attack((address) =>
    post(`${address}/graphql`, body, { 'content-type': 'application/json' }),
  );
  expectHeld(outcome);
  expect(outcome.reply).toMatchObject({ hasData: false, codes: ['LIMIT_EXCEEDED'] });
});

test('a variable of a filter is as quick the second time', async () => {
  const ask = asks('query ($f: SessionFilter) { sessions(filter: $f, first: 1) { nodes { id } } }', {
    f: { channel: { eq: 'VOICE' } },
  });
  for (let time = 0; time < 3; time++) {
    const outcome = await server.attack(ask);
    expectHeld(outcome);
    expect(outcome.reply).toMatchObject({ hasData: true, codes: [] });
  }
});
