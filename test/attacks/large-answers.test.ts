import { asks, attackedServer, type AttackedServer } from './attacked-server.ts';
import { expectHeld } from './outcome.ts';

/* Short questions with answers that no memory holds: what is too much is refused while it comes, and others are served meanwhile. */

let server: AttackedServer;
beforeAll(async () => {
  server = await attackedServer();
}, 600_000);
afterAll(() => server[Symbol.asyncDispose]());

const agentsOf = (inner: string): string => `agentHandles { agent { ${inner} } }`;
const sessions = (first: number, inner: string): string => `sessions(first: ${String(first)}) { nodes { ${inner} } }`;

const documents = Array.from({ length: 30 }, (_, i) => `r${String(i)}: ${sessions(500, 'raw timeline { kind }')}`);

test.each([
  ['sessions of agents of sessions', `{ ${sessions(500, agentsOf(sessions(500, 'externalId')))} }`],
  ['two such levels of 100', `{ ${sessions(100, agentsOf(sessions(100, agentsOf(sessions(100, 'externalId')))))} }`],
])('%s hold nobody up', async (_what, query) => {
  expectHeld(await server.attack(asks(query)));
});

test.each([
  [
    'two levels of 500',
    `{ ${sessions(500, agentsOf(sessions(500, agentsOf(sessions(500, 'externalId')))))} }`,
    /answers with more than 200000 objects/,
  ],
  ['thirty lists of documents', `{ ${documents.join(' ')} }`, /reads more than 67108864 bytes/],
])('%s are refused while they come', async (_what, query, says) => {
  const outcome = await server.attack(asks(query));
  expectHeld(outcome);
  expect(outcome.reply).toMatchObject({ codes: ['LIMIT_EXCEEDED'], message: expect.stringMatching(says) as string });
});
