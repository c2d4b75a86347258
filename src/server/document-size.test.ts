import { parse } from 'graphql';
import { mostRepeated, sizeOf } from './document-size.ts';

/* How much a document asks for, without writing its fragments out. */

test.each([
  ['{ a }', { operations: 1, fragments: 0, roots: 1, fields: 1, depth: 1 }],
  ['{ a { b c } }', { roots: 1, fields: 3, depth: 2 }],
  ['{ a { ... { b ... on B { c } } } }', { roots: 1, fields: 3, depth: 2 }],
  ['{ x: a y: b } ', { aliases: 2, fields: 2 }],
  ['{ a @skip(if: true) ...F @include(if: true) } fragment F on Q { b }', { directives: 2, fields: 2 }],
  ['{ a { ...F } b { ...F } } fragment F on A { c { d } }', { fragments: 1, roots: 2, fields: 6, depth: 3 }],
  ['{ ...R ...R } fragment R on Q { a b }', { roots: 4, fields: 4 }],
  ['query A { ...R } query B { ...R } fragment R on Q { a b }', { operations: 2, roots: 4, fields: 4 }],
  ['{ a(b: { c: { d: [{}, {}] } }) }', { objects: 4, fields: 1 }],
  ['{ a { ...Gone } }', { fields: 1 }],
  ['{ a { ...F } } fragment F on A { b ...G } fragment G on A { ...F }', { fields: 2 }],
])('%s', (document, expected) => {
  expect(sizeOf(parse(document))).toMatchObject(expected);
});

test('fragments that double are counted without doubling the work', () => {
  const levels = Array.from(
    { length: 60 },
    (_, i) => `fragment F${String(i)} on A { ...F${String(i + 1)} ...F${String(i + 1)} }`,
  );
  const document = parse(`{ ...F0 } ${levels.join(' ')} fragment F60 on A { a }`);
  expect(sizeOf(document)).toMatchObject({ fields: 2 ** 60, fragments: 61, depth: 1 });
});

test.each([
  ['{ a }', 'a', 1],
  ['{ a a b }', 'a', 2],
  ['{ x: a x: a a }', 'x', 2],
  ['{ a { b } a { b b } }', 'a.b', 3],
  ['{ a { ...F ... { ...F } } } fragment F on A { b }', 'a', 1],
  ['{ a { ...F } a { ...F c c } } fragment F on A { c }', 'a.c', 3],
  ['{ a { ...F } } fragment F on A { b ...G } fragment G on A { b ...F }', 'a.b', 2],
])('%s repeats %s %i times', (document, path, times) => {
  expect(mostRepeated(parse(document))).toEqual({ path, times });
});
