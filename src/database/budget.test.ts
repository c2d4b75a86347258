import { setTimeout as sleep } from 'node:timers/promises';
import { Budget, type Limits } from './budget.ts';

const limits: Limits = { timeoutMs: 10_000, rows: 10, bytes: 100 };
const here = (): AbortSignal => new AbortController().signal;
const codeOf = (budget: Budget): unknown =>
  (budget.signal.reason as { extensions?: { code: string } } | undefined)?.extensions?.code;

test.each<[what: string, use: (budget: Budget) => void, says: RegExp | null]>([
  ['as many rows as allowed', (it) => it.readRows(10), null],
  ['one row more', (it) => [5, 6].forEach((rows) => it.readRows(rows)), /reads more than 10 rows/],
  ['as many bytes as allowed', (it) => it.readRow(100), null],
  ['one byte more', (it) => [50, 51].forEach((bytes) => it.readRow(bytes)), /reads more than 100 bytes/],
  ['as large an answer as allowed', (it) => it.answer(10, 100), null],
  ['one object more', (it) => it.answer(11, 0), /answers with more than 10 objects/],
  ['one byte of answer more', (it) => it.answer(0, 101), /answers with more than 100 bytes/],
  ['rows and objects, each by itself', (it) => (it.readRows(10, 100), it.answer(10, 100)), null],
])('%s', async (_what, use, says) => {
  const budget = new Budget(limits, here());
  use(budget);
  expect(codeOf(budget)).toBe(says ? 'LIMIT_EXCEEDED' : undefined);
  if (!says) return budget.check();
  expect(() => budget.check()).toThrow(says);
  await expect(budget.failed).rejects.toThrow(says);
});

test('a row that is too much is not kept', () => {
  const budget = new Budget({ ...limits, rows: 1 }, here());
  expect([budget.readRow(1), budget.readRow(1), budget.readRow(1)]).toEqual([true, false, false]);
});

test('the deadline passes by itself', async () => {
  const budget = new Budget({ ...limits, timeoutMs: 20 }, here());
  await expect(budget.failed).rejects.toThrow('The operation took longer than 20 ms and was cancelled.');
  expect([codeOf(budget), budget.leftMs]).toEqual(['TIMEOUT', 1]);
});

test('the deadline passes while nothing else has its turn', () => {
  const budget = new Budget({ ...limits, timeoutMs: 20 }, here());
  const work = (): void => {
    for (;;) if (budget.mustRest) return;
  };
  const begun = performance.now();
  expect(() => {
    for (;;) work();
  }).toThrow('20 ms');
  expect(performance.now() - begun).toBeLessThan(5_000);
});

test('a budget that has ended passes no deadline and hears of no client', async () => {
  const gone = new AbortController();
  const budget = new Budget({ ...limits, timeoutMs: 10 }, gone.signal);
  budget.end();
  gone.abort();
  await sleep(30);
  expect(budget.signal.aborted).toBe(false);
});

test.each(['before', 'after'])('a client that leaves, %s the operation began, ends it', async (when) => {
  const gone = new AbortController();
  if (when === 'before') gone.abort();
  const budget = new Budget(limits, gone.signal);
  gone.abort();
  await expect(budget.failed).rejects.toThrow('went away');
  expect(() => budget.check()).toThrow('went away');
});

test('long work lets others have their turn', async () => {
  const budget = new Budget(limits, here());
  let turns = 0;
  const others = setInterval(() => turns++, 1);
  const until = performance.now() + 200;
  while (performance.now() < until) if (budget.mustRest) await budget.rest();
  clearInterval(others);
  expect(turns).toBeGreaterThan(3);
});
