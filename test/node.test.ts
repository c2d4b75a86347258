import { ingestGenerated } from './support/generated.ts';
import { templateCopy } from './support/postgres.ts';
import { testServer, type TestServer } from './support/server.ts';

let database: Awaited<ReturnType<typeof templateCopy>>;
let server: TestServer;
beforeAll(async () => {
  database = await templateCopy();
  // Two instances, because they number their sessions, agents and queues alike.
  await ingestGenerated(database.url, { seed: 21, sessions: 120, instances: ['east', 'west'] });
  server = await testServer(database.url);
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
});

const lists = [
  'sessions',
  'queueLegs',
  'agentHandles',
  'virtualAgentLegs',
  'transfers',
  'dispositions',
  'agents',
  'virtualAgents',
  'queues',
  'menus',
  'teams',
  'endUsers',
  'instances',
];

test.each(lists)('%s: node and nodes find each row again by its id', async (list) => {
  const { data } = await server.ask<Record<string, { nodes: { __typename: string; id: string }[] }>>(
    `{ ${list}(first: 50) { nodes { __typename id } } }`,
  );
  const rows = data?.[list]?.nodes ?? [];
  expect(rows.length).toBeGreaterThan(0);
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  const { data: again } = await server.ask('query Again($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }', {
    ids: rows.map(({ id }) => id),
  });
  expect(again?.['nodes']).toEqual(rows);
  expect(server.statements).toHaveLength(1);
  const { data: single } = await server.ask('query Single($id: ID!) { node(id: $id) { __typename id } }', {
    id: rows[0]?.id,
  });
  expect(single?.['node']).toEqual(rows[0]);
});

test('children of a session have ids of their own', async () => {
  const kinds =
    'participants recordings consumerLegs consumerEvents menuVisits offerEvents handlePhases escalations smartActions';
  const { data } = await server.ask<{ sessions: { nodes: Record<string, { __typename: string; id: string }[]>[] } }>(
    `{ sessions(first: 100) { nodes { ${kinds.replaceAll(/\w+/g, '$& { __typename id }')} } } }`,
  );
  const rows = (data?.sessions.nodes ?? []).flatMap((session) => Object.values(session).flat());
  const some = rows.filter((_row, i) => i % 7 === 0).slice(0, 400);
  const { data: again } = await server.ask('query Again($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }', {
    ids: some.map(({ id }) => id),
  });
  expect(again?.['nodes']).toEqual(some);
});

test('one node is asked for what only its own type has', async () => {
  const { data } = await server.ask<{ sessions: { nodes: { id: string }[] } }>(
    '{ sessions(first: 1) { nodes { id } } }',
  );
  const { data: node, errors } = await server.ask(
    'query One($id: ID!) { node(id: $id) { id ... on Session { externalId queueLegs { waitSeconds } } ... on Agent { name } ... on CallSession { holdSeconds } } }',
    { id: data?.sessions.nodes[0]?.id },
  );
  expect(errors).toBeUndefined();
  expect(node?.['node']).toHaveProperty('externalId');
});

test.each([
  '',
  'nonsense',
  'WyJTZXNzaW9uIl0',
  Buffer.from('["Session","east","VOICE","999999"]').toString('base64url'),
  Buffer.from('["Session","east","VOICE","x"]').toString('base64url'),
  Buffer.from(JSON.stringify(['Queue', 'east', 'VOICE', 'no queue\0'])).toString('base64url'),
])('an id that leads nowhere is null: %j', async (id) => {
  const { data, errors } = await server.ask('query Q($id: ID!) { node(id: $id) { id } nodes(ids: [$id]) { id } }', {
    id,
  });
  expect(errors).toBeUndefined();
  expect(data).toEqual({ node: null, nodes: [null] });
});

test('a number that several instances have needs the instance, and the error names them', async () => {
  const { data } = await server.ask<{ sessions: { nodes: { channel: string; externalId: string }[] } }>(
    '{ sessions(filter: { instance: { eq: "west" } }, first: 50) { nodes { channel externalId } } }',
  );
  const answers = await Promise.all(
    (data?.sessions.nodes ?? []).map(({ channel, externalId }) =>
      server.ask(`{ session(channel: ${channel}, externalId: "${externalId}") { id } }`),
    ),
  );
  const refused = answers.filter(({ errors }) => errors);
  expect(refused.length).toBeGreaterThan(0);
  expect(refused[0]?.errors?.[0]).toMatchObject({
    message: expect.stringMatching(/exists in several instances; give `instance`: "east", "west"\.$/) as string,
    extensions: { code: 'BAD_USER_INPUT' },
  });
});
