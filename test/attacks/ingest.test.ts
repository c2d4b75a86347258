import { gzipSync } from 'node:zlib';
import { attackedServer, post, type Attack, type AttackedServer } from './attacked-server.ts';
import { expectHeld } from './outcome.ts';
import { isLong } from '../support/kind-of-run.ts';

/* Records that are short to send and long to take in. At a tenth in every run, whole at length. */

const size = isLong ? 1 : 0.1;
const times = (count: number, text: string): string => text.repeat(Math.floor(count * size));
const list = (count: number, item: (i: number) => string): string =>
  Array.from({ length: Math.floor(count * size) }, (_, i) => item(i)).join();

let server: AttackedServer;
beforeAll(async () => {
  server = await attackedServer();
}, 600_000);
afterAll(() => server[Symbol.asyncDispose]());

const JSON_BODY = { 'content-type': 'application/json' };

const sends =
  (text: string, instance = 'attacked'): Attack =>
  (address) =>
    post(`${address}/ingest?instance=${instance}`, text, JSON_BODY);

const sendsPacked = (text: string): Attack => {
  const packed = new Uint8Array(gzipSync(text));
  return (address) => post(`${address}/ingest?instance=attacked`, packed, { ...JSON_BODY, 'content-encoding': 'gzip' });
};

test('two gzips of 200 MiB of empty records hold up neither who asks nor who sends', async () => {
  const packed = sendsPacked(times(70_000_000, '{}\n'));
  let others = 0;
  const outcome = await server.attack(async (address) => {
    const both = Promise.all([packed(address), packed(address)]);
    const record = JSON.stringify({ id: 7, call_type: 'Voice Inbound (IVR)' });
    for (let i = 0; i < 3; i++) {
      const answer = await sends(record)(address);
      if (answer.body.includes('"externalId":"7"')) others++;
    }
    return (await both)[0];
  });
  expectHeld(outcome);
  expect(others).toBe(3);
  expect(outcome.reply?.bytes).toBeGreaterThan(1000);
}, 600_000);

test('a gzip of empty lines unpacks to no more than it may', async () => {
  await using small = await attackedServer({ INGEST_UNPACKED_LIMIT_BYTES: String(100 * 2 ** 20) });
  const outcome = await small.attack(sendsPacked(times(300 * 2 ** 20, '\n')));
  expectHeld(outcome);
  if (isLong) expect(outcome.reply).toMatchObject({ status: 413, codes: ['LIMIT_EXCEEDED'] });
}, 600_000);

const head = '"id":1,"call_type":"Voice Inbound (IVR)"';
const MiB = 2 ** 20;

test.each([
  ['a million unknown keys', () => `{${head},${list(1_000_000, (i) => `"k${String(i)}":1`)}}`, 'quarantined'],
  ['as many unknown keys as it may have', () => `{${head},${list(29_000, (i) => `"k${String(i)}":1`)}}`, 'new'],
  ['thirty thousand times the same key', () => `{${head},${list(29_000, (i) => `"a":${String(i)}`)}}`, 'new'],
  ['a list of five million', () => `{${head},"participants":[${list(5_000_000, () => '{}')}]}`, 'quarantined'],
  ['a list as long as may be', () => `{${head},"participants":[${list(29_000, () => '{}')}]}`, 'new'],
  ['as many warnings', () => `{${head},"offer_events":[${list(29_000, () => '1')}]}`, 'new'],
  [
    'many transfers between many turns',
    () =>
      `{${head},"transfers":[${list(2900, (i) => `{"id":${String(i)},"from_agent":{"id":7}}`)}],"handle_durations":[${list(2900, (i) => `{"agent_id":7,"transfer_id":${String(i)}}`)}],"queue_durations":[${list(2900, (i) => `{"transfer_id":${String(i)}}`)}]}`,
    'new',
  ],
  [
    'an agent of many turns in many teams',
    () =>
      `{${head},"handle_durations":[${list(4000, (i) => `{"agent_id":7,"transfer_id":${String(i)}}`)}],"participants":[{"user_id":7,"teams":[${list(8000, (i) => `{"id":${String(i)}}`)}]}]}`,
    'new',
  ],
  ['a text of 14 MiB', () => `{${head},"feedback":"${times(14 * MiB, 'x')}"}`, 'new'],
  [
    'a text of 14 MiB that cannot be stored as it is',
    () => `{${head},"feedback":"${times(2.3 * MiB, '\\u0000')}"}`,
    'new',
  ],
  ['a key of 14 MiB', () => `{${head},"${times(14 * MiB, 'x')}":1}`, 'new'],
  [
    'a number beside a text of 14 MiB',
    () => `{${head},"x":${'9'.repeat(30)},"feedback":"${times(14 * MiB, 'x')}"}`,
    'new',
  ],
  ['digits for 14 MiB, which are no number', () => `{${head},"hold_duration":"${times(14 * MiB, '1')}x"}`, 'new'],
  ['brackets for 14 MiB, which are no type', () => `{${head},"session_type_v2":"${times(14 * MiB, '(')}"}`, 'new'],
  [
    'a reason of 12 MiB for many waits',
    () =>
      `{${head},"fail_reason":"${times(12 * MiB, ' ')}","queue_durations":[${list(9000, () => '{"transfer":true}')}]}`,
    'new',
  ],
  [
    'a menu path of a million menus',
    () => `{${head},"menu_path":{"materialized_path":"${list(1_000_000, String).replaceAll(',', '/')}"}}`,
    'new',
  ],
  ['two million levels', () => `{${head},"x":${times(2_000_000, '[')}${times(2_000_000, ']')}}`, 'quarantined'],
  ['an end that is missing after 14 MiB', () => `{${head},"feedback":"${times(14 * MiB, 'x')}`, 'quarantined'],
  ['an error after 14 MiB', () => `{${head},"feedback":"${times(14 * MiB, 'x')}"]`, 'quarantined'],
] as const)(
  'one record with %s',
  async (what, make, outcome) => {
    let told: unknown;
    // All have one number, so each is of an instance of its own.
    const send = sends(make(), what.replaceAll(/[ ,]+/g, '-'));
    const held = await server.attack(async (address) => {
      const answer = await send(address);
      told = JSON.parse(answer.body.toString());
      return answer;
    });
    expectHeld(held);
    expect(held.reply).toMatchObject({ status: 200, codes: [] });
    expect(told).toMatchObject({ records: [{ outcome }], counts: { [outcome]: 1 } });
  },
  600_000,
);

test('a body of records of two bytes without a line between them', async () => {
  const outcome = await server.attack(sends(times(8 * MiB, '{}')));
  expectHeld(outcome);
}, 600_000);
