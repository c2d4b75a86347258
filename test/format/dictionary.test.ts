import { choices, parts, shared } from '../../src/catalogue.ts';
import { Session } from '../../src/domain/session/session.ts';
import { defaultLimits } from '../../src/ingest/document/document.ts';
import { isRefused, readDocument } from '../../src/ingest/document/parse.ts';
import { compileFile } from '../../src/ingest/map/map-file.ts';
import { fileShape } from '../../src/ingest/shape.ts';
import { columnsOf, type TypeClass } from '../../src/model/fields.ts';
import type { Kind } from '../../src/model/kinds.ts';
import { dictionary } from './dictionary.ts';
import { agent, type Keys, type ValueType, virtualAgent } from './objects.ts';

/* The keys that the domain names against those that the format has: a misspelt one is in one of them only. */

/** Keys of the format that no column holds. */
const notStored: Readonly<Record<string, string>> = {
  'participants[].call_id': 'repeats the id of the session',
  'participants[].chat_id': 'repeats the id of the session',
  'deflection_details[].call_id': 'repeats the id of the session',
  'recordings[].call_id': 'repeats the id of the session',
};

/** Keys that columns read although nobody has seen them there. */
const notSeen: Readonly<Record<string, string>> = {
  'transfers[].chat_duration': 'chats call all other durations so',
  'escalations[].from_menu': 'the older name that transfers have',
  'escalations[].to_menu': 'the older name that transfers have',
  'deflection_details[].from_menu': 'the older name that transfers have',
};

const types = new Map<string, ValueType>();
const inner = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);
(function flatten(keys: Keys, path: string): void {
  for (const [key, value] of Object.entries(keys)) {
    const here = inner(path, key);
    if (typeof value === 'string') types.set(here, value);
    else if (Array.isArray(value)) flatten(value[0] as Keys, `${here}[]`);
    else flatten(value as Keys, here);
  }
})(dictionary, '');

interface Read {
  /** Where the key stands in the places that are read into the class. */
  readonly paths: readonly string[];
  readonly kind: Kind;
  readonly by: string;
}

/** What the columns of a class read from objects at these places, and what columns of shared classes read below. */
function readsOf(type: TypeClass, places: readonly string[]): Read[] {
  return columnsOf(type).flatMap(({ name, kind, keys, refers }) =>
    keys.flatMap((key): Read[] => {
      const by = `${type.name}.${name}`;
      const own = {
        paths: places.map((place) => inner(place, key)),
        kind: kind === 'keys' ? 'key' : kind,
        by,
      } as const;
      const target = refers !== null && /[.]id$/.test(key) ? shared[refers] : undefined;
      if (!target) return [own];
      return [
        own,
        ...readsOf(
          target,
          places.map((place) => inner(place, key.slice(0, -3))),
        ).filter((it) => it.by !== `${target.name}.externalId`),
      ];
    }),
  );
}

const classes = new Map<TypeClass, string[]>([[Session, ['']]]);
for (const { key, type } of parts) classes.set(type, [...(classes.get(type) ?? []), `${key}[]`]);
const reads = [
  ...[...classes].flatMap(([type, places]) => readsOf(type, places)),
  ...choices.flatMap(({ key }) =>
    ['Agent', 'VirtualAgent'].flatMap((name) => readsOf(shared[name] as TypeClass, [key])),
  ),
];

/** Whether a path of a value, an object or a list is there. */
const isKnown = (path: string): boolean =>
  [...types.keys()].some((it) => it === path || it.startsWith(`${path}.`) || it.startsWith(`${path}[]`));

test('every key that a column names is a key of the format', () => {
  const unknown = reads.filter(({ paths }) => !paths.some(isKnown));
  const isUnseen = (path: string): boolean =>
    Object.keys(notSeen).some((it) => path === it || path.startsWith(`${it}.`));
  expect(unknown.filter(({ paths }) => !paths.some(isUnseen)).map(({ by, paths }) => `${by}: ${paths.join()}`)).toEqual(
    [],
  );
  expect(Object.keys(notSeen).filter((it) => isKnown(it))).toEqual([]);
});

test('every key that a rule reads is a key of the format', () => {
  const ofItems = parts.flatMap(({ key, reads = [] }) =>
    reads.filter((it) => it !== '*').map((it) => `${key}[].${it}`),
  );
  const named = [...choices.map(({ key }) => key), ...parts.map(({ key }) => key), ...ofItems];
  expect(named.filter((path) => !isKnown(path))).toEqual([]);
});

const holds: Readonly<Record<ValueType, readonly Kind[]>> = {
  id: ['key'],
  whole: ['integer'],
  seconds: ['seconds'],
  decimal: ['decimal'],
  text: ['text'],
  word: ['text'],
  flag: ['flag'],
  instant: ['instant'],
  any: ['json'],
};

test('every column is of the kind that the values of its key have', () => {
  const wrong = reads.flatMap(({ paths, kind, by }) =>
    paths.flatMap((path) => {
      const type = types.get(path);
      return type === undefined || holds[type].includes(kind) ? [] : [`${by} is ${kind}, ${path} is ${type}`];
    }),
  );
  expect(wrong).toEqual([]);
});

test('every key of the format is read, or is not for a reason', () => {
  const taken = new Set(reads.flatMap(({ paths }) => paths));
  // The id of an item is the id of its row.
  for (const { key } of parts) taken.add(`${key}[].id`).add(key);
  expect([...types.keys()].filter((path) => !taken.has(path)).sort()).toEqual(Object.keys(notStored).sort());
});

const examples: Readonly<Record<ValueType, unknown>> = {
  id: 1,
  whole: 1,
  seconds: 1,
  decimal: 1.5,
  text: 'x',
  word: 'x',
  flag: true,
  instant: '2026-03-23T13:12:51.000-07:00',
  any: [{}],
};
const exampleOf = (keys: Keys): object =>
  Object.fromEntries(
    Object.entries(keys).map(([key, value]) => [
      key,
      typeof value === 'string'
        ? examples[value]
        : Array.isArray(value)
          ? [exampleOf(value[0] as Keys)]
          : exampleOf(value as Keys),
    ]),
  );

test.each([
  ['call', 'an agent', { chat_type: undefined, agent_info: exampleOf(agent) }],
  ['chat', 'a virtual agent', { call_type: undefined, agent_info: exampleOf(virtualAgent) }],
])('a %s of %s that has every key is read without a word of complaint', (_what, _whom, own) => {
  const bytes = Buffer.from(JSON.stringify({ ...exampleOf(dictionary), ...own }));
  const document = readDocument({ source: 'every key', bytes }, defaultLimits);
  const file = isRefused(document) ? document : compileFile(fileShape)(document, 'here');
  if ('problems' in file) throw new Error(file.problems.join());
  expect(file.warnings).toEqual([]);
  expect([...file.unmapped]).toEqual([]);
});
