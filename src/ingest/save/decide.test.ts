import { createHash } from 'node:crypto';
import type { BatchFile } from './batch.ts';
import { countFates, decide, decideRebuild } from './decide.ts';
import { byKey, lockStored, sessionKey, storedOf, type StoredSession } from './stored-sessions.ts';
import { NOTHING, toldBy } from './told.ts';
import { compareVersions, isTie, type Version } from './version.ts';

const hash = (text: string): Buffer => createHash('sha256').update(text).digest();

const file = (bytes: string, more: Partial<BatchFile> = {}): BatchFile => ({
  place: 0,
  channel: 'VOICE',
  externalId: 1,
  findings: [],
  updatedAt: 5,
  hash: hash(bytes),
  told: NOTHING,
  source: bytes,
  bytes: Buffer.from(bytes),
  receivedAt: undefined,
  ...more,
});

const storedAs = (of: BatchFile, rowId = 70): Map<string, StoredSession> =>
  new Map([[sessionKey(of), { ...of, rowId }]]);

describe('what a document tells', () => {
  it.each([
    ['{}', -Infinity, 0],
    ['{"a":null,"b":"","c":[],"d":{}}', -Infinity, 0],
    ['{"a":0,"b":false,"c":" ","d":[1,[2]],"e":{"f":{"g":"x"}}}', -Infinity, 6],
    [
      '{"a":"1970-01-01T00:00:01.000Z","b":[{"c":"1970-01-01T00:00:03.000+00:00"}],"d":"1970-01-01T00:00:02Z"}',
      3000,
      3,
    ],
    ['{"scheduled_at":"2030-01-01T00:00:00Z","a":{"scheduled_at":1},"b":"1969-12-31T23:59:59Z"}', -1000, 1],
    ['{"scheduled_at":["x"]}', -Infinity, 0],
    ['\ufeff{"a":1}', -Infinity, 1],
    ['{"a":1', -Infinity, 0],
    ['', -Infinity, 0],
  ])('%s: until %d, in %i values', (text, until, values) => {
    expect(toldBy(Buffer.from(text))).toEqual({ until, values });
  });

  it('is found however deep it lies', () => {
    expect(toldBy(Buffer.from(`${'['.repeat(100_000)}1${']'.repeat(100_000)}`)).values).toBe(1);
  });
});

describe('of two documents of a session the later one', () => {
  const told = { until: 10, values: 10 };
  const version = (more: Partial<Version>): Version => ({ updatedAt: 5, hash: Buffer.from([5]), told, ...more });

  it.each([
    ['has the greater updated_at, whatever it tells', { updatedAt: 6, hash: Buffer.from([1]), told: NOTHING }],
    ['has an updated_at at all', { updatedAt: 5 }, { updatedAt: null, told: { until: 99, values: 99 } }],
    ['has one below 1970 rather than none', { updatedAt: -5 }, { updatedAt: null }],
    ['tells of a later instant, of one age', { hash: Buffer.from([1]), told: { until: 11, values: 1 } }],
    [
      'tells of an instant at all, of one age',
      { hash: Buffer.from([1]), told },
      { told: { until: -Infinity, values: 11 } },
    ],
    ['tells more, until one instant', { hash: Buffer.from([1]), told: { until: 10, values: 11 } }],
    ['has the greater hash, of equal telling', { hash: Buffer.from([6]) }],
    [
      'has the greater hash too where both have no age',
      { updatedAt: null, hash: Buffer.from([6]) },
      { updatedAt: null },
    ],
  ] as [string, Partial<Version>, Partial<Version>?][])('%s', (_what, later, earlier = {}) => {
    expect(compareVersions(version(later), version(earlier))).toBeGreaterThan(0);
    expect(compareVersions(version(earlier), version(later))).toBeLessThan(0);
  });

  it('is neither where they are the same, whatever they are said to tell', () => {
    expect(compareVersions(version({}), version({ told: NOTHING }))).toBe(0);
    expect(compareVersions(version({ updatedAt: null }), version({ updatedAt: null }))).toBe(0);
  });

  it('is told by a look into both only where age does not tell and they differ', () => {
    const other = { hash: Buffer.from([6]) };
    expect(isTie(version({}), version(other))).toBe(true);
    expect(isTie(version({ updatedAt: null }), version({ ...other, updatedAt: null }))).toBe(true);
    expect(isTie(version({}), version({}))).toBe(false);
    expect(isTie(version({ updatedAt: 6 }), version(other))).toBe(false);
    expect(isTie(version({ updatedAt: null }), version(other))).toBe(false);
  });
});

describe('a file', () => {
  it.each([
    ['is new where nothing is stored', file('a'), null, 'new'],
    ['replaces what is earlier', file('a', { updatedAt: 6 }), file('b'), 'replaced'],
    ['is stale against what is later', file('a', { updatedAt: 4 }), file('b'), 'stale'],
    ['is the same as itself', file('a'), file('a'), 'same'],
    ['replaces what tells less, of one age', file('a', { told: { until: 1, values: 0 } }), file('b'), 'replaced'],
    ['is stale against what tells more, of one age', file('a'), file('b', { told: { until: 1, values: 0 } }), 'stale'],
  ] as [string, BatchFile, BatchFile | null, string][])('%s', (_what, given, stored, fate) => {
    const { write, fates } = decide([given], stored ? storedAs(stored) : new Map());
    expect(fates).toEqual([fate]);
    const isWritten = fate === 'new' || fate === 'replaced';
    expect(write).toEqual(isWritten ? [{ file: given, replaces: stored ? 70 : null }] : []);
  });

  it('is compared with the file before it in the batch, which replaces the same row', () => {
    const [early, late, later] = [
      file('a', { updatedAt: 4 }),
      file('b', { updatedAt: 6 }),
      file('c', { updatedAt: 7 }),
    ];
    expect(decide([late, early, late, later], storedAs(file('x')))).toEqual({
      fates: ['replaced', 'stale', 'same', 'replaced'],
      write: [{ file: later, replaces: 70 }],
    });
    expect(decide([early, late], new Map())).toEqual({
      fates: ['new', 'replaced'],
      write: [{ file: late, replaces: null }],
    });
  });

  it('of another session or channel is another, and all are written in the order of their keys', () => {
    const files = [
      file('a', { externalId: 10 }),
      file('b', { externalId: 9 }),
      file('c', { channel: 'CHAT', externalId: 11n }),
      file('d', { channel: 'CHAT', externalId: 2n ** 60n }),
      file('e', { externalId: 9, updatedAt: 4 }),
    ];
    const { write, fates } = decide(files, new Map());
    expect(fates).toEqual(['new', 'new', 'new', 'new', 'stale']);
    expect(write.map((it) => it.file.source)).toEqual(['c', 'd', 'b', 'a']);
    expect(byKey(file('a'), file('b'))).toBe(0);
    expect(byKey(file('a', { externalId: 2n ** 60n }), file('b'))).toBe(1);
  });

  it('is counted by what became of it', () => {
    expect(countFates(['new', 'new', 'stale', 'same', 'replaced', 'same', 'same'])).toEqual({
      new: 2,
      replaced: 1,
      same: 3,
      stale: 1,
    });
  });
});

test('rows are built anew of the document that is stored, and of no other', () => {
  const stored = storedAs(file('a'));
  expect(decideRebuild([file('a')], stored)).toMatchObject({ fates: ['replaced'], write: [{ replaces: 70 }] });
  expect(decideRebuild([file('b', { updatedAt: 9 })], stored)).toEqual({ fates: ['stale'], write: [] });
  expect(decideRebuild([file('a')], new Map())).toEqual({ fates: ['stale'], write: [] });
});

describe('what is stored', () => {
  it('is asked for once for each session, in the order of their keys', () => {
    const files = [
      file('a', { externalId: 9 }),
      file('b', { channel: 'CHAT' }),
      file('c', { externalId: 9 }),
      file('d'),
    ];
    const { name, values } = lockStored('here', files);
    expect([name, values]).toEqual(['ingest known sessions', ['here', '{CHAT,VOICE,VOICE}', '{1,1,9}']]);
  });

  it('is read by session, with an instant in milliseconds, null where there is none', () => {
    const rows = [
      ['70', 'VOICE', '1', '1500', 'ff00'],
      ['71', 'CHAT', '9007199254740993', null, null],
      ['72', 'CHAT', '2', '0', '01'],
    ];
    expect([...storedOf(rows)]).toEqual([
      ['VOICE 1', { rowId: 70, updatedAt: 1500, hash: Buffer.from([255, 0]), told: NOTHING }],
      ['CHAT 9007199254740993', { rowId: 71, updatedAt: null, hash: Buffer.alloc(0), told: NOTHING }],
      ['CHAT 2', { rowId: 72, updatedAt: 0, hash: Buffer.from([1]), told: NOTHING }],
    ]);
  });
});
