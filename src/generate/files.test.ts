import { type GeneratedFile, generateFiles, generateRecords, type GeneratorOptions } from './files.ts';

const options: GeneratorOptions = {
  seed: 3,
  sessions: 700,
  from: new Date('2026-03-01T00:00:00Z'),
  to: new Date('2026-04-15T00:00:00Z'),
  instances: ['default', 'berlin'],
};
const strange: GeneratorOptions = { ...options, rare: 0.7, secondExports: 0.3, late: 0.1, duplicate: 0.1, broken: 0.1 };
const everything: GeneratorOptions = { ...options, secondExports: 0.3, late: 0.1, duplicate: 0.1, broken: 0.1 };

function keyOf(record: Record<string, unknown>): string {
  return `${'chat_type' in record ? 'chat' : 'call'} ${record['id'] as number}`;
}

/** What a reader holds that keeps the newest export of each session. */
function newestOf(files: Iterable<GeneratedFile>): Map<string, Record<string, unknown>> {
  const held = new Map<string, Record<string, unknown>>();
  for (const { instance, text, isBroken } of files) {
    if (isBroken) continue;
    const record = JSON.parse(text) as Record<string, unknown>;
    const key = `${instance} ${keyOf(record)}`;
    const known = held.get(key);
    if (!known || Date.parse(record['updated_at'] as string) >= Date.parse(known['updated_at'] as string)) {
      held.set(key, record);
    }
  }
  return held;
}

test('the same seed gives the same files, another seed others', () => {
  const bytes = (of: GeneratorOptions): string => JSON.stringify([...generateFiles(of)]);
  for (const each of [everything, strange]) expect(bytes(each)).toBe(bytes(each));
  const [first] = generateFiles(options);
  const [other] = generateFiles({ ...options, seed: 4 });
  expect(other?.text).not.toEqual(first?.text);
});

test('each session is one file unless more deliveries are asked for', () => {
  const files = [...generateFiles(options)];
  expect(files).toHaveLength(options.sessions);
  expect(files.some((file) => file.isBroken)).toBe(false);
  expect(newestOf(files).size).toBe(options.sessions);
});

test.each([
  ['ordinary', everything],
  ['strange', strange],
])('whoever keeps the newest export of %s sessions holds exactly the records', (_which, of) => {
  const held = newestOf(generateFiles(of));
  let count = 0;
  for (const { instance, record } of generateRecords(of)) {
    expect(held.get(`${instance} ${keyOf(record)}`)).toEqual(record);
    count++;
  }
  expect(count).toBe(held.size);
});

test('how files are delivered does not change the records', () => {
  expect([...generateRecords(everything)]).toEqual([...generateRecords(options)]);
});

test('no two files of an instance have the same name, and names show the day of the instance', () => {
  const names = new Set<string>();
  let count = 0;
  for (const { instance, name } of generateFiles(everything)) {
    expect(name).toMatch(/^\d{4}\/\d\d\/\d\d\/metadata-(call|chat)-\d+(\.(0|1|initial))?\.json$/);
    names.add(`${instance}/${name}`);
    count++;
  }
  expect(names.size).toBe(count);
  const [file] = generateFiles(options);
  const created = (JSON.parse(file?.text ?? '') as { created_at: string }).created_at;
  expect(file?.name.slice(0, 10)).toBe(created.slice(0, 10).replaceAll('-', '/'));
});

test('ids repeat between instances and between calls and chats', () => {
  const ids = new Map<string, Set<unknown>>();
  for (const { instance, record } of generateRecords(options)) {
    const key = `${instance} ${keyOf(record).split(' ')[0]}`;
    ids.set(key, (ids.get(key) ?? new Set()).add(record['id']));
  }
  expect([...ids.keys()].sort()).toEqual(['berlin call', 'berlin chat', 'default call', 'default chat']);
  for (const set of ids.values()) expect(set.has(1001)).toBe(true);
});

test('a first export comes before the newest and lacks what only the newest has', () => {
  const files = [...generateFiles({ ...options, secondExports: 1 })];
  expect(files).toHaveLength(2 * options.sessions);
  const places = new Map(files.map((file, place) => [`${file.instance}/${file.name}`, place]));
  for (const [place, { instance, name, text }] of files.entries()) {
    if (!name.endsWith('.initial.json')) continue;
    expect(places.get(`${instance}/${name.replace('.initial', '')}`)).toBeGreaterThan(place);
    const record = JSON.parse(text) as Record<string, unknown>;
    expect(record).not.toHaveProperty('dispositions');
    expect([record['rating'], record['feedback'], record['recording_url'] ?? null]).toEqual([null, null, null]);
    expect((record['handle_durations'] as { acw_duration: number }[]).filter((row) => row.acw_duration > 0)).toEqual(
      [],
    );
  }
});

test('late files are older than what was delivered before them, and duplicates are the same bytes', () => {
  const newest = new Map<string, string>();
  let late = 0;
  let same = 0;
  for (const { instance, text } of generateFiles({ ...options, late: 0.2, duplicate: 0.2 })) {
    const record = JSON.parse(text) as Record<string, unknown>;
    const key = `${instance} ${keyOf(record)}`;
    const known = newest.get(key);
    if (known === undefined) newest.set(key, text);
    else if (known === text) same++;
    else {
      late++;
      expect(Date.parse(record['updated_at'] as string)).toBeLessThan(
        Date.parse((JSON.parse(known) as { updated_at: string }).updated_at),
      );
    }
  }
  expect(late).toBeGreaterThan(options.sessions * 0.15);
  expect(same).toBeGreaterThan(options.sessions * 0.15);
});

test('bad files are of every kind, broken ones first of all, and the odd ones are still JSON with an id', () => {
  const bad = [...generateFiles({ ...options, broken: 0.5 })].filter((file) => file.name.endsWith('.0.json'));
  const broken = bad.filter((file) => file.isBroken).map((file) => file.text);
  const odd = bad.filter((file) => !file.isBroken).map((file) => file.text);
  expect(bad.length).toBeGreaterThan(options.sessions * 0.4);
  expect(broken.length / bad.length).toBeGreaterThan(0.6);

  expect(broken).toContain('');
  expect(broken.some((text) => text.startsWith('<html>'))).toBe(true);
  expect(broken.some((text) => text.startsWith('{') && !isJson(text))).toBe(true);
  const objects = broken.filter(isJson).map((text) => JSON.parse(text) as Record<string, unknown>);
  expect(objects.some((record) => !('id' in record) && 'status' in record)).toBe(true);
  expect(objects.some((record) => 'id' in record && !('call_type' in record) && !('chat_type' in record))).toBe(true);

  for (const text of odd) expect(JSON.parse(text)).toHaveProperty('id', expect.any(Number));
  expect(odd.some((text) => text.includes('\\u0000'))).toBe(true);
  expect(odd.some((text) => /\\ud83d"/.test(text))).toBe(true);
  expect(odd.some((text) => text.includes('"2026-02-30T'))).toBe(true);
  expect(odd.some((text) => text.includes('"wait_duration": "twelve"'))).toBe(true);
  expect(odd.some((text) => text.startsWith('{"lang": "xx"'))).toBe(true);
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

test('files on one line are the same deliveries, fit for NDJSON', () => {
  const indented = [...generateFiles(everything)];
  const lines = [...generateFiles(everything, 'line')];
  expect(lines.map((file) => file.name)).toEqual(indented.map((file) => file.name));
  expect(lines.some((file) => file.text.includes('\n'))).toBe(false);
  for (const [place, { text, isBroken }] of lines.entries()) {
    if (!isBroken) expect(JSON.parse(text)).toEqual(JSON.parse(indented[place]?.text ?? ''));
  }
});

test('waits are delivered as 0 for a few days, although somebody waited', () => {
  const days = new Set<string>();
  for (const { record } of generateRecords({ ...options, sessions: 6_000 })) {
    const legs = record['queue_durations'] as { queue_duration: number; started_at: string; ended_at: string }[];
    if (legs.some((leg) => leg.queue_duration === 0 && leg.started_at !== leg.ended_at)) {
      days.add((record['created_at'] as string).slice(0, 10));
    }
  }
  expect(days.size).toBeGreaterThan(0);
  expect(days.size).toBeLessThan(4);
});

test('sessions begin inside the range, more by day than by night', () => {
  let byDay = 0;
  for (const { record } of generateRecords({ ...options, instances: ['default'] })) {
    const created = record['created_at'] as string;
    expect(Date.parse(created)).toBeGreaterThanOrEqual(options.from.getTime());
    expect(Date.parse(created)).toBeLessThan(options.to.getTime());
    const hour = Number(created.slice(11, 13));
    if (hour >= 8 && hour < 18) byDay++;
  }
  expect(byDay / options.sessions).toBeGreaterThan(0.7);
});

test.each([
  [{ sessions: -1 }, 'sessions must be'],
  [{ sessions: 1.5 }, 'sessions must be'],
  [{ to: options.from }, 'to must be'],
  [{ from: new Date(NaN) }, 'to must be'],
  [{ instances: [] }, 'instances must have'],
  [{ instances: ['a', 'a'] }, 'instances must have'],
  [{ broken: 2 }, 'broken must be'],
  [{ rare: -1 }, 'rare must be'],
  [{ agents: 0 }, 'agents must be'],
  [{ zones: { default: 'Mars/Olympus' } }, 'Mars/Olympus'],
])('options that make no sense are refused: %j', (change, message) => {
  expect(() => [...generateFiles({ ...options, ...change })]).toThrow(message);
});

test('as seen at a moment, nothing is from later and nothing is open from long before', () => {
  const seenAt = options.to;
  const whole = [...generateRecords({ ...options, sessions: 6_000 })];
  expect(whole.some(({ record }) => isLater(record, seenAt))).toBe(true);
  const files = [...generateFiles({ ...options, sessions: 6_000, seenAt })];
  expect(files.length).toBeGreaterThan(5_950);
  for (const { text } of files) {
    const record = JSON.parse(text) as Record<string, unknown>;
    expect(isLater(record, seenAt)).toBe(false);
    if (record['status'] === 'queued') {
      expect(Date.parse(record['created_at'] as string)).toBeGreaterThan(seenAt.getTime() - 3_600_000);
    }
  }
});

const isLater = (record: Record<string, unknown>, at: Date): boolean =>
  Date.parse(record['updated_at'] as string) > at.getTime();

test('an instance lies in the zone that it is given', () => {
  const [file] = generateFiles({ ...options, instances: ['tokyo'], zones: { tokyo: 'Asia/Tokyo' } });
  expect((JSON.parse(file?.text ?? '') as { created_at: string }).created_at).toMatch(/\+09:00$/);
});
