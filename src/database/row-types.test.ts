import { readJson } from './row-types.ts';

test('whole numbers beyond 2^53 are digits, all others numbers', () => {
  expect(readJson('{"id": 9007199254740993, "small": 7, "ratio": 0.12345678901234567, "big": 1e300}')).toEqual({
    id: '9007199254740993',
    small: 7,
    ratio: 0.12345678901234567,
    big: 1e300,
  });
});

test('of a repeated key the last value counts, beside long numbers too', () => {
  expect(readJson('{"a": 1, "a": 2}')).toEqual({ a: 2 });
  expect(readJson('{"a": 9007199254740993, "a": 2}')).toEqual({ a: 2 });
});
