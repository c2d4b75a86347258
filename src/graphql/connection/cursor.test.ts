import { fingerprintOf, readCursor, writeCursor, type OrderColumn } from './cursor.ts';

const fingerprint = fingerprintOf(['Session', { channel: { eq: 'VOICE' } }]);
const newest: readonly OrderColumn[] = [
  { kind: 'instant', required: false },
  { kind: 'key', required: true },
];
const of = (kind: OrderColumn['kind'], required = true): readonly OrderColumn[] => [{ kind, required }];
const invalid = (message: RegExp): Error =>
  expect.objectContaining({
    message: expect.stringMatching(message) as string,
    extensions: { code: 'CURSOR_INVALID' },
  }) as Error;
const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

test('a cursor is read as it was written, nulls included', () => {
  const cursor = writeCursor(fingerprint, ['2026-09-14T17:00:00.000Z', 7]);
  expect(readCursor(cursor, fingerprint, newest)).toEqual(['2026-09-14T17:00:00.000Z', 7]);
  expect(readCursor(writeCursor(fingerprint, [null, 7]), fingerprint, newest)).toEqual([null, 7]);
});

test('the order in which a filter is written does not matter, what it says does', () => {
  expect(fingerprintOf({ a: 1, b: { c: 2, d: 3 } })).toBe(fingerprintOf({ b: { d: 3, c: 2 }, a: 1 }));
  expect(fingerprintOf({ b: 1, a: 2, c: 3 })).toBe(fingerprintOf({ c: 3, a: 2, b: 1 }));
  expect(fingerprintOf({ a: 1 })).not.toBe(fingerprintOf({ a: 2 }));
  // Lists have an order, and null is something that was said.
  expect(fingerprintOf([1, 2])).not.toBe(fingerprintOf([2, 1]));
  expect(fingerprintOf({ a: null })).not.toBe(fingerprintOf({}));
  expect(fingerprintOf(['Session', ['a']])).not.toBe(fingerprintOf(['Session', { 0: 'a' }]));
});

test('a fingerprint is eight characters, so that cursors stay short', () => {
  expect(fingerprint).toMatch(/^[\w-]{8}$/);
});

test('a fingerprint is the same in every process and version, so that cursors hold through an update', () => {
  expect(fingerprintOf(['Book', '', { title: { eq: 'a' }, and: [] }, null])).toBe('OH9z-9Zn');
});

test.each([
  ['another filter', writeCursor('xxxxxxxx', ['2026-09-14T17:00:00.000Z', 7])],
  ['another filter and another order', writeCursor('xxxxxxxx', [7])],
])('a cursor of %s is told from one of this list', (_what, cursor) => {
  expect(() => readCursor(cursor, fingerprint, newest)).toThrow(invalid(/belongs to another list, filter or order/));
});

test.each([
  ['too few values', writeCursor(fingerprint, [7])],
  ['too many values', writeCursor(fingerprint, [null, 7, 7])],
  ['a value that its column cannot hold', writeCursor(fingerprint, ['yesterday', 7])],
  ['null where there is none', writeCursor(fingerprint, ['2026-09-14T17:00:00.000Z', null])],
  ['an object', encoded([fingerprint, {}, 7])],
  ['a list', encoded([fingerprint, [], 7])],
  ['a list in place of a number', encoded([fingerprint, null, [7]])],
  ['no list', encoded({ 0: fingerprint, 1: null, 2: 7 })],
  ['null', encoded(null)],
  ['no JSON', 'hello'],
  ['nothing', ''],
])('a cursor with %s is none of this server', (_what, cursor) => {
  expect(() => readCursor(cursor, fingerprint, newest)).toThrow(invalid(/^".*" is not a cursor of this server\.$/));
});

test.each<[OrderColumn['kind'], readonly (string | number | boolean)[], readonly (string | number | boolean)[]]>([
  ['text', ['', 'a', '7', '\ud800'], [7, true, 'a\0b']],
  ['instant', ['2026-09-14T17:00:00.000Z', '2026-09-14T10:00:00-07:00'], ['yesterday', '', 0, true]],
  ['flag', [true, false], ['true', 1, '']],
  ['decimal', [0, -1.5, 1e300], ['1', true]],
  ['integer', [0, -(2 ** 31), 2 ** 31 - 1], [2 ** 31, -(2 ** 31) - 1, 1.5, '1', true]],
  ['seconds', [0, 2 ** 31, '9223372036854775807', -1], ['9223372036854775808', 1.5, 'x', '', true]],
  ['key', ['0', 7, '-9223372036854775808'], ['-9223372036854775809', '1e3', ' 1', '1 ', '0x1', false]],
])('a value of a column of %s is taken where the column can hold it', (kind, fit, unfit) => {
  for (const value of fit) {
    expect(readCursor(writeCursor(fingerprint, [value]), fingerprint, of(kind))).toEqual([value]);
  }
  for (const value of unfit) {
    expect(() => readCursor(writeCursor(fingerprint, [value]), fingerprint, of(kind))).toThrow(invalid(/not a cursor/));
  }
  expect(readCursor(writeCursor(fingerprint, [null]), fingerprint, of(kind, false))).toEqual([null]);
  expect(() => readCursor(writeCursor(fingerprint, [null]), fingerprint, of(kind))).toThrow(invalid(/not a cursor/));
});
