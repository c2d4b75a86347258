import { readdirSync, readFileSync } from 'node:fs';
import { entities, parts, readByRules, shared } from '../src/catalogue.ts';
import type { Part } from '../src/domain/part.ts';
import { Session } from '../src/domain/session/session.ts';
import { columnsOf, fieldsOf, type TypeClass } from '../src/model/fields.ts';
import { definitionOf } from '../src/model/stored.ts';

/* The model against itself and against the sample records. */

test('every field of every stored type says what it is, in a sentence', () => {
  const silent = entities.flatMap((type) =>
    [...fieldsOf(type).values()]
      .filter(({ says }) => !/^.{8,}[.]$/.test(says))
      .map(({ name }) => `${type.name}.${name}`),
  );
  expect(silent).toEqual([]);
});

test('what orders and tells rows apart are columns of theirs', () => {
  for (const type of entities) {
    const columns = columnsOf(type).map(({ name }) => name);
    expect(columns).toEqual(expect.arrayContaining([...definitionOf(type).tie]));
  }
});

test('a column that refers to a shared type names one that there is', () => {
  const named = entities.flatMap((type) => columnsOf(type).flatMap(({ refers }) => refers ?? []));
  expect([...new Set(named)].sort()).toEqual(
    Object.keys(shared)
      .filter((name) => name !== 'Team')
      .sort(),
  );
});

const samples = readdirSync('samples', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json'));

test.each(samples)('every key of %s has a column, a row or a rule', (file) => {
  const record: unknown = JSON.parse(readFileSync(`samples/${file}`, 'utf8'));
  expect(unread(record, Session, readByRules, '')).toEqual([]);
});

/** The keys of an object that neither a column of the class, a part, nor one of `reads` covers. */
function unread(value: unknown, type: TypeClass, reads: readonly string[], path: string): string[] {
  if (value === null || typeof value !== 'object' || reads.includes('*')) return [];
  const columns = columnsOf(type);
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    const here = path === '' ? key : `${path}.${key}`;
    const part = parts.find((it) => it.key === here);
    if (part) return unreadItems(inner, part, here);
    const isRead = key === 'id' || reads.includes(key) || columns.some(({ keys }) => keys.includes(key));
    const below = columns.filter(({ keys }) => keys.some((it) => it.startsWith(`${key}.`)));
    if (isRead) return [];
    if (below.length === 0) return [here];
    return Object.keys((inner as object | null) ?? {})
      .filter((name) => !below.some((column) => readsBelow(column, key, name)))
      .map((name) => `${here}.${name}`);
  });
}

const unreadItems = (items: unknown, part: Part, path: string): string[] =>
  ((items as unknown[] | null) ?? []).flatMap((item) => unread(item, part.type, part.reads ?? [], `${path}[]`));

/** Whether a column reads `<key>.<name>`, or refers to a shared type that reads `name` of its object. */
function readsBelow({ keys, refers }: ReturnType<typeof columnsOf>[number], key: string, name: string): boolean {
  if (keys.includes(`${key}.${name}`)) return true;
  const target = refers !== null && keys.includes(`${key}.id`) ? shared[refers] : undefined;
  return target !== undefined && columnsOf(target).some((column) => column.keys.includes(name));
}
