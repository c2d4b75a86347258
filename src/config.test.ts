import { ConfigProblem, isLoopback, loadConfig, type Environment } from './config.ts';

function problemsOf(environment: Environment): readonly string[] {
  try {
    loadConfig(environment);
  } catch (error) {
    if (error instanceof ConfigProblem) return error.problems;
    throw error;
  }
  return [];
}

test('nothing has to be set', () => {
  expect(loadConfig({})).toMatchObject({
    port: 4000,
    host: '127.0.0.1',
    isOpen: false,
    database: { kind: 'embedded', dataDir: './data' },
    operation: { timeoutMs: 30_000, rows: 200_000, bytes: 67_108_864 },
    pageCap: 500,
    statistics: { groups: 10_000, rows: 0 },
    customDataKeys: [],
    bodyLimitBytes: 1_048_576,
    introspection: true,
    ingest: { bytes: 16_777_216, depth: 64 },
  });
});

test('an empty or blank value means the default', () => {
  expect(loadConfig({ PORT: '', DATA_DIR: '  ', DATABASE_URL: '', LOG_LEVEL: '' })).toEqual(loadConfig({}));
});

test('what is set is taken', () => {
  const config = loadConfig({
    PORT: '0',
    DATABASE_URL: 'postgresql://me@db/sessions',
    INTROSPECTION: 'False',
    PAGE_CAP: ' 50 ',
    CUSTOM_DATA_KEYS: 'order_type, Tier ,,order_type',
  });
  expect(config).toMatchObject({
    port: 0,
    database: { kind: 'external', url: 'postgresql://me@db/sessions' },
    introspection: false,
    pageCap: 50,
    customDataKeys: ['order_type', 'Tier'],
  });
});

test('all problems are named at once, with what came and what is expected', () => {
  expect(
    problemsOf({
      PORT: '70000',
      HOST: '0.0.0.0',
      INTROSPECTION: 'maybe',
      PAGE_CAP: '1.5',
      LOG_LEVEL: 'loud',
      INGEST_DEPTH_LIMIT: '-1',
    }),
  ).toEqual([
    'PORT is "70000"; expected a whole number from 0 to 65535.',
    'PAGE_CAP is "1.5"; expected a whole number from 1 to 100000.',
    'INTROSPECTION is "maybe"; expected true or false.',
    'INGEST_DEPTH_LIMIT is "-1"; expected a whole number from 8 to 1000.',
    'LOG_LEVEL is "loud"; expected one of error, warn, info, debug, silent.',
    expect.stringMatching(/^HOST lets other machines in/),
  ]);
});

test('an address of a database is refused without repeating its password', () => {
  expect(problemsOf({ DATABASE_URL: 'mysql://me:secret@db/sessions' }).join()).not.toContain('secret');
  expect(problemsOf({ DATABASE_URL: 'mysql://me:secret@db/sessions' })).toHaveLength(1);
});

test('a host that other machines can reach needs ALLOW_OPEN', () => {
  for (const host of [
    '0.0.0.0',
    '::',
    '192.0.2.7',
    'desk.example.com',
    'localhost.example.com',
    '127.0.0.1.example.com',
  ]) {
    expect(problemsOf({ HOST: host })).toHaveLength(1);
    expect(loadConfig({ HOST: host, ALLOW_OPEN: 'true' })).toMatchObject({ host, isOpen: true });
  }
  for (const host of ['localhost', '127.0.0.1', '127.8.9.1', '::1']) expect(isLoopback(host)).toBe(true);
});
