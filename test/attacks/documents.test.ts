import { asks, attackedServer, type AttackedServer } from './attacked-server.ts';
import { expectHeld } from './outcome.ts';

/* Documents that are short to write and long to work on. */

let server: AttackedServer;
beforeAll(async () => {
  server = await attackedServer();
}, 600_000);
afterAll(() => server[Symbol.asyncDispose]());

test('a client that asks for one row is answered', async () => {
  const outcome = await server.attack(asks('{ sessions(first: 1) { nodes { externalId } } }'));
  expectHeld(outcome);
  expect(outcome.reply).toMatchObject({ status: 200, hasData: true, codes: [] });
});
