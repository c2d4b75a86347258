import { asks, attackedServer } from './attacked-server.ts';
import { DEADLINE_MS, expectHeld, replyOf, type Outcome } from './outcome.ts';

/* What counts as having held. */

const answered = (answer: unknown): Outcome['reply'] =>
  replyOf({ status: 200, body: Buffer.from(JSON.stringify(answer)) });
const refused = (code: string): unknown => ({ errors: [{ message: 'No.', extensions: { code } }], data: null });
const held: Outcome = {
  reply: answered({ data: { a: 1 } }),
  failure: null,
  ms: 10,
  longestWaitMs: 10,
  peakBytes: 10 ** 8,
  isAlive: true,
  said: '',
};

test.each([
  ['an answer', {}],
  ['a refusal', { reply: answered(refused('LIMIT_EXCEEDED')) }],
  ['a summary of what was taken in', { reply: answered({ new: 3 }) }],
  ['a system that does not tell the memory', { peakBytes: null }],
])('%s is fine', (_what, part: Partial<Outcome>) => {
  expectHeld({ ...held, ...part });
});

test.each([
  ['a process that is gone', { isAlive: false }],
  ['no answer', { reply: null, failure: 'Error: socket hang up' }],
  ['an answer with nothing in it', { reply: answered({ data: null }) }],
  ['an error of ours', { reply: answered(refused('INTERNAL_SERVER_ERROR')) }],
  ['an error without a code', { reply: answered({ errors: [{ message: 'No.' }] }) }],
  ['an answer after the deadline', { ms: DEADLINE_MS + 2_000 }],
  ['too much memory', { peakBytes: 1.1e9 }],
  ['somebody else without an answer', { longestWaitMs: Infinity }],
])('%s is not', (_what, part: Partial<Outcome>) => {
  expect(() => expectHeld({ ...held, ...part })).toThrow();
});

test('a process that dies while it is attacked is noticed', async () => {
  await using server = await attackedServer();
  const outcome = await server.attack(async (address) => {
    server.run.child.kill('SIGKILL');
    await server.run.ended;
    return asks('{ __typename }')(address);
  });
  expect(outcome).toMatchObject({ reply: null, longestWaitMs: Infinity, isAlive: false });
}, 600_000);
