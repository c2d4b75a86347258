import { getNamedType, isEnumType, isInputObjectType, isListType, isNonNullType, type GraphQLInputType } from 'graphql';
import { createSchema } from '../src/server/schema.ts';
import { ingestGenerated } from './support/generated.ts';
import { isLong } from './support/kind-of-run.ts';
import { templateCopy } from './support/postgres.ts';
import { testServer, type TestServer } from './support/server.ts';
import { wholeSelection } from './support/whole-selection.ts';

let database: Awaited<ReturnType<typeof templateCopy>>;
let server: TestServer;
beforeAll(async () => {
  database = await templateCopy();
  await ingestGenerated(database.url, { seed: 8, sessions: 12 });
  server = await testServer(database.url, {
    principal: { seesPersonalData: true, mayIngest: true, customDataKeys: ['a'] },
  });
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
});

const schema = createSchema();
const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Every way to give a text to an argument of this type, each as a value that holds it; filters two links deep. */
function* waysOf(type: GraphQLInputType, text: string, depth = 2): Generator<unknown> {
  if (isNonNullType(type)) return yield* waysOf(type.ofType as GraphQLInputType, text, depth);
  if (isListType(type)) {
    for (const item of waysOf(type.ofType as GraphQLInputType, text, depth)) yield [item];
    return;
  }
  if (isInputObjectType(type)) {
    for (const field of Object.values(type.getFields())) {
      const isFilter = isInputObjectType(getNamedType(field.type)) && field.type.toString().endsWith('Filter');
      if (['and', 'or', 'not'].includes(field.name) || (isFilter && depth === 0)) continue;
      for (const inner of waysOf(field.type, text, depth - (isFilter ? 1 : 0))) {
        yield { ...required(type.getFields()), [field.name]: inner };
      }
    }
    return;
  }
  if (['String', 'ID'].includes(getNamedType(type).name)) yield text;
}

const required = (fields: Readonly<Record<string, { type: GraphQLInputType; defaultValue?: unknown }>>): object =>
  Object.fromEntries(
    Object.entries(fields)
      .filter(([, { type, defaultValue }]) => isNonNullType(type) && defaultValue === undefined)
      .map(([name, { type }]) => [name, exampleOf(type)]),
  );

function exampleOf(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return exampleOf(type.ofType as GraphQLInputType);
  if (isListType(type)) return [exampleOf(type.ofType as GraphQLInputType)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type)) return required(type.getFields());
  return (
    { Int: 1, Float: 1, Boolean: true, DateTime: '2026-09-01T00:00:00Z', BigInt: 1 }[getNamedType(type).name] ?? 'a'
  );
}

interface Asked {
  readonly query: string;
  readonly value: unknown;
}

/** Every argument of a field of the root, with a text in it that no column can hold. */
function* questions(text: string): Generator<Asked> {
  for (const [kind, root] of [
    ['query', schema.getQueryType()],
    ['mutation', schema.getMutationType()],
  ] as const) {
    for (const field of Object.values(root?.getFields() ?? {})) {
      const selection = `{ ${wholeSelection(schema, getNamedType(field.type), 1) || '__typename'} }`;
      for (const arg of field.args) {
        const others = Object.entries(required(Object.fromEntries(field.args.map((it) => [it.name, it]))))
          .filter(([name]) => name !== arg.name)
          .map(([name, value]) => `${name}: ${name === 'channel' ? String(value) : JSON.stringify(value)}`);
        const query = `${kind} Q($v: ${arg.type.toString()}) { ${field.name}(${[...others, `${arg.name}: $v`].join(', ')}) ${selection} }`;
        for (const value of waysOf(arg.type, text)) yield { query, value };
      }
    }
  }
}

const hostile: [string, string][] = [
  ['U+0000', 'a\0b'],
  ['half of a surrogate pair', '\ud800'],
  ['a global id with U+0000 in it', encoded(['Session', 'default\0', 'VOICE', '1'])],
];

test.each(hostile)(
  'in every text of every argument, %s is refused in words or finds nothing',
  async (_what, text) => {
    let asked = 0;
    for (const { query, value } of questions(text)) {
      if (!isLong && ++asked % 12 > 0 && JSON.stringify(value).includes('{"')) continue;
      const { errors } = await server.ask(query, { v: value });
      for (const error of errors ?? []) {
        expect({ query, value, message: error.message, code: error.extensions?.['code'] }).not.toMatchObject({
          code: 'INTERNAL_SERVER_ERROR',
        });
      }
    }
    expect(asked).toBeGreaterThan(500);
  },
  120_000,
);

test('a cursor that was forged with U+0000 is none of this server', async () => {
  const { data } = await server.ask<{ queues: { edges: { cursor: string }[] } }>(
    '{ queues(first: 1, orderBy: { field: NAME }) { edges { cursor } } }',
  );
  const parts = JSON.parse(Buffer.from(data?.queues.edges[0]?.cursor ?? '', 'base64url').toString()) as string[];
  const forged = encoded(parts.map((part, i) => (i === 0 ? part : 'a\0')));
  const { errors } = await server.ask(
    'query Q($c: String) { queues(after: $c, orderBy: { field: NAME }) { nodes { name } } }',
    {
      c: forged,
    },
  );
  expect(errors?.[0]).toMatchObject({ extensions: { code: 'CURSOR_INVALID' } });
});

const many = (count: number): string[] => Array.from({ length: count }, (_, i) => String(i + 1));
const nested = (levels: number): unknown => Array.from({ length: levels }).reduce<unknown>((not) => ({ not }), {});

test.each<[string, string, Record<string, unknown>, RegExp]>([
  [
    'values in a variable',
    'query Q($f: SessionFilter) { sessions(filter: $f) { totalCount } }',
    { f: { externalId: { in: many(1001) } } },
    /^A list of the arguments holds 1001 values; at most 1000 are allowed\.$/,
  ],
  [
    'values in the text',
    `{ sessions(filter: { externalId: { in: ${JSON.stringify(many(1001))} } }) { totalCount } }`,
    {},
    /holds 1001 values/,
  ],
  [
    'values in a default',
    `query Q($i: [ID!] = ${JSON.stringify(many(1001))}) { sessions(filter: { externalId: { in: $i } }) { totalCount } }`,
    {},
    /holds 1001 values/,
  ],
  [
    'values of a fragment',
    `{ ...F } fragment F on Query { sessions(filter: { externalId: { notIn: ${JSON.stringify(many(1001))} } }) { totalCount } }`,
    {},
    /holds 1001 values/,
  ],
  [
    'filters in `or`',
    'query Q($f: SessionFilter) { sessions(filter: $f) { totalCount } }',
    { f: { or: many(40_000).map(() => ({})) } },
    /holds 40000 values/,
  ],
  [
    'filters in `and`, fewer',
    'query Q($f: SessionFilter) { sessions(filter: $f) { totalCount } }',
    { f: { not: { and: many(101).map(() => ({})) } } },
    /hold more than 100 filters/,
  ],
  ['ids of nodes', 'query Q($i: [ID!]!) { nodes(ids: $i) { id } }', { i: many(100_000) }, /holds 100000 values/],
  ['ids of nodes, fewer', 'query Q($i: [ID!]!) { nodes(ids: $i) { id } }', { i: many(501) }, /at most 500/],
  [
    'values of several lists',
    'query Q($a: [ID!]!) { nodes(ids: $a) { id } }',
    { a: many(1), b: Array.from({ length: 11 }, () => many(950)) },
    /more than 10000 values together/,
  ],
  [
    'levels of a variable',
    'query Q($f: SessionFilter) { sessions(filter: $f) { totalCount } }',
    { f: nested(5_000) },
    /^The arguments are nested deeper than 50 levels\.$/,
  ],
  [
    'levels of the text',
    `{ sessions(filter: ${'{ not: '.repeat(51)}{}${'}'.repeat(51)}) { totalCount } }`,
    {},
    /deeper than 50 levels/,
  ],
  [
    'characters of a variable',
    'query Q($t: String) { sessions(filter: { instance: { contains: $t } }) { totalCount } }',
    { t: 'a'.repeat(10_001) },
    /^A text of the arguments has 10001 characters; at most 10000 are allowed\.$/,
  ],
  [
    'characters of the text',
    `{ sessions(filter: { instance: { contains: "${'a'.repeat(10_001)}" } }) { totalCount } }`,
    {},
    /has 10001 characters/,
  ],
])('too many %s are refused before the database is asked', async (_what, query, variables, message) => {
  const { errors } = await server.ask(query, variables);
  expect(errors).toEqual([
    expect.objectContaining({
      message: expect.stringMatching(message) as string,
      extensions: { code: 'LIMIT_EXCEEDED' },
    }),
  ]);
  expect(server.statements).toEqual([]);
});

test('as much as is allowed is answered', async () => {
  const { errors } = await server.ask(
    'query Q($f: SessionFilter, $i: [ID!]!) { sessions(filter: $f) { totalCount } nodes(ids: $i) { id } }',
    {
      f: { externalId: { in: many(1000) }, instance: { contains: 'a'.repeat(10_000) } },
      i: many(500),
      unused: Array.from({ length: 8 }, () => many(1000)),
    },
  );
  expect(errors).toBeUndefined();
});
