import { fingerprintOf, readCursor, writeCursor } from './cursor.ts';

const fingerprint = fingerprintOf(['Session', { channel: { eq: 'VOICE' } }]);

test('a cursor is read as it was written, nulls included', () => {
  const cursor = writeCursor(fingerprint, ['2026-09-14T17:00:00.000Z', 7]);
  expect(readCursor(cursor, fingerprint, ['instant', 'key'])).toEqual(['2026-09-14T17:00:00.000Z', 7]);
  expect(readCursor(writeCursor(fingerprint, [null, 7]), fingerprint, ['instant', 'key'])).toEqual([null, 7]);
});

test('the order in which a filter is written does not matter, what it says does', () => {
  expect(fingerprintOf({ a: 1, b: { c: 2, d: 3 } })).toBe(fingerprintOf({ b: { d: 3, c: 2 }, a: 1 }));
  expect(fingerprintOf({ a: 1 })).not.toBe(fingerprintOf({ a: 2 }));
});

test.each([
  ['another filter', writeCursor('xxxxxxxx', ['2026-09-14T17:00:00.000Z', 7])],
  ['too few values', writeCursor(fingerprint, [7])],
  ['a value that its column cannot hold', writeCursor(fingerprint, ['yesterday', 7])],
  ['an id beyond 64 bits', writeCursor(fingerprint, [null, '99999999999999999999'])],
  ['no cursor at all', 'hello'],
])('%s is refused', (_what, cursor) => {
  expect(() => readCursor(cursor, fingerprint, ['instant', 'key'])).toThrow(
    expect.objectContaining({ extensions: { code: 'CURSOR_INVALID' } }),
  );
});
