import type { Kind } from '../../model/kinds.ts';
import { coercions } from './coerce.ts';
import { Reading } from './reading.ts';

/** What becomes of a value in a column of a kind, and what is said about it. */
function taken(kind: Kind, value: unknown, key = 'k', hasOddText = false): [unknown, ...string[]] {
  const reading = new Reading([], hasOddText);
  const result = coercions[kind](value, key, reading);
  return [result, ...reading.warnings.map(({ path, problem }) => (path === key ? problem : `${path}: ${problem}`))];
}

const out = (what: string, wanted: string): string => `${what} stands where ${wanted} is expected; left out`;
const as = (what: string, wanted: string): string => `${what} was taken as ${wanted}`;
const [NOT_WHOLE, TOO_BIG] = ['the number is not whole; left out', 'the number is beyond 64 bits; left out'];
const BEYOND_32 = 'the number is beyond 32 bits; left out';
const NO_INSTANT = 'the text is no date and time with an offset that can be; left out';
const [LIST, OBJECT] = [[1], { a: 1 }];
const INT8 = 2n ** 63n;

describe('a value of a file in a column of the kind', () => {
  it.each([
    ['text', 'x', ['x']],
    ['text', '', ['']],
    ['text', ' ', [' ']],
    ['text', 5, ['5', as('a number', 'text')]],
    ['text', 0, ['0', as('a number', 'text')]],
    ['text', 2n ** 64n, ['18446744073709551616', as('a number', 'text')]],
    ['text', true, ['true', as('a boolean', 'text')]],
    ['text', LIST, [null, out('a list', 'text')]],
    ['text', OBJECT, [null, out('an object', 'text')]],

    ['integer', 0, [0]],
    ['integer', -7, [-7]],
    ['integer', 2 ** 31 - 1, [2 ** 31 - 1]],
    ['integer', 2 ** 31, [null, BEYOND_32]],
    ['integer', -(2 ** 31), [-(2 ** 31)]],
    ['integer', -(2 ** 31) - 1, [null, BEYOND_32]],
    ['integer', 2n ** 60n, [null, BEYOND_32]],
    ['integer', 2n ** 63n, [null, TOO_BIG]],
    ['integer', 1.5, [null, NOT_WHOLE]],
    ['integer', '7', [7, as('a string', 'a number')]],
    ['integer', ' 7 ', [7, as('a string', 'a number')]],
    ['integer', '', [null, out('a string', 'a number')]],
    ['integer', ' ', [null, out('a string', 'a number')]],
    ['integer', '7x', [null, out('a string', 'a number')]],
    ['integer', 'x7', [null, out('a string', 'a number')]],
    ['integer', true, [null, out('a boolean', 'a number')]],
    ['integer', LIST, [null, out('a list', 'a number')]],
    ['integer', OBJECT, [null, out('an object', 'a number')]],

    ['key', 0, [0]],
    ['key', -3, [-3]],
    ['key', 2 ** 53 - 1, [2 ** 53 - 1]],
    ['key', 2 ** 53, [2n ** 53n]],
    ['key', 2n ** 53n + 1n, [2n ** 53n + 1n]],
    ['key', INT8 - 1n, [INT8 - 1n]],
    ['key', INT8, [null, TOO_BIG]],
    ['key', -INT8, [-INT8]],
    ['key', -INT8 - 1n, [null, TOO_BIG]],
    ['key', Infinity, [null, TOO_BIG]],
    ['key', -Infinity, [null, TOO_BIG]],
    ['key', 1e300, [null, TOO_BIG]],
    ['key', 0.5, [null, NOT_WHOLE]],
    ['key', '9007199254740993', [9007199254740993n, as('a string', 'a number')]],
    ['key', '-9007199254740993', [-9007199254740993n, as('a string', 'a number')]],
    ['key', ' 9007199254740993\n', [9007199254740993n, as('a string', 'a number')]],
    ['key', '9'.repeat(100), [null, as('a string', 'a number'), TOO_BIG]],
    ['key', '9'.repeat(101), [null, as('a string', 'a number'), TOO_BIG]],
    ['key', '9'.repeat(400), [null, as('a string', 'a number'), TOO_BIG]],
    ['key', '41', [41, as('a string', 'a number')]],
    ['key', '4.0', [4, as('a string', 'a number')]],
    ['key', '+4.', [4, as('a string', 'a number')]],
    ['key', '.5', [null, as('a string', 'a number'), NOT_WHOLE]],
    ['key', '-1e2', [-100, as('a string', 'a number')]],
    ['key', '1E+2', [100, as('a string', 'a number')]],
    ['key', '10e-1', [1, as('a string', 'a number')]],
    ['key', '1e0002', [null, out('a string', 'a number')]],
    ['key', '1e', [null, out('a string', 'a number')]],
    ['key', '.', [null, out('a string', 'a number')]],
    ['key', '1.2.3', [null, out('a string', 'a number')]],
    ['key', '0x10', [null, out('a string', 'a number')]],
    ['key', '--1', [null, out('a string', 'a number')]],
    ['key', false, [null, out('a boolean', 'a number')]],

    ['seconds', 0, [0]],
    ['seconds', 87, [87]],
    ['seconds', 1.4, [1, 'seconds are whole numbers; rounded']],
    ['seconds', 1.5, [2, 'seconds are whole numbers; rounded']],
    ['seconds', -0.4, [-0, 'seconds are whole numbers; rounded']],
    ['seconds', -1, [null, 'the duration is negative; left out']],
    ['seconds', -1.6, [null, 'seconds are whole numbers; rounded', 'the duration is negative; left out']],
    ['seconds', 2n ** 60n, [2n ** 60n]],
    ['seconds', -(2n ** 60n), [null, 'the duration is negative; left out']],
    ['seconds', Infinity, [null, TOO_BIG]],
    ['seconds', '2.6', [3, as('a string', 'a number'), 'seconds are whole numbers; rounded']],
    ['seconds', 'x', [null, out('a string', 'a number')]],

    ['decimal', 0, [0]],
    ['decimal', -1.25, [-1.25]],
    ['decimal', 2n ** 60n, [2 ** 60]],
    ['decimal', '0.5', [0.5, as('a string', 'a number')]],
    ['decimal', '1e999', [null, as('a string', 'a number'), 'the number is too large; left out']],
    ['decimal', -Infinity, [null, 'the number is too large; left out']],
    ['decimal', {}, [null, out('an object', 'a number')]],

    ['flag', true, [true]],
    ['flag', false, [false]],
    ['flag', 'true', [true, as('a string', 'true or false')]],
    ['flag', ' FALSE ', [false, as('a string', 'true or false')]],
    ['flag', '1', [true, as('a string', 'true or false')]],
    ['flag', 0, [false, as('a number', 'true or false')]],
    ['flag', 1n, [true, as('a number', 'true or false')]],
    ['flag', 2, [null, out('a number', 'true or false')]],
    ['flag', '', [null, out('a string', 'true or false')]],
    ['flag', 'yes', [null, out('a string', 'true or false')]],
    ['flag', ['true'], [null, out('a list', 'true or false')]],
    ['flag', {}, [null, out('an object', 'true or false')]],

    ['instant', '1970-01-01T00:00:01.500+00:00', [1500]],
    ['instant', '1970-01-01T01:00:00Z', [3_600_000]],
    ['instant', '1970-01-01T01:00:00', [null, NO_INSTANT]],
    ['instant', '', [null, NO_INSTANT]],
    ['instant', 1500, [null, out('a number', 'a date and time')]],
    ['instant', true, [null, out('a boolean', 'a date and time')]],
    ['instant', [], [null, out('a list', 'a date and time')]],

    ['json', 'x', ['x']],
    ['json', 0, [0]],
    ['json', false, [false]],
    ['json', LIST, [LIST]],
    ['json', OBJECT, [OBJECT]],

    ['texts', ['a', null, ''], [['a', '']]],
    ['texts', [], [[]]],
    ['texts', ['a', 5], [['a', '5'], as('a number', 'text')]],
    ['texts', [{}, 'b'], [['b'], out('an object', 'text')]],
    ['texts', 'a', [null, out('a string', 'a list')]],
    [
      'keys',
      [1, '2', 'x', null, 2 ** 53],
      [[1, 2, 2n ** 53n], as('a string', 'a number'), out('a string', 'a number')],
    ],
    ['keys', {}, [null, out('an object', 'a list')]],
    ['bytes', 'x', [null, out('a string', 'nothing')]],
    ['bytes', 5n, [null, out('a number', 'nothing')]],
  ] as [Kind, unknown, unknown[]][])('%s: %p', (kind, value, expected) => {
    expect(taken(kind, value)).toEqual(expected);
  });

  it.each(['response_time_avg', 'out_ticket_id', 'adapter_fail_code', 'hidden', 'custom_list_id', 'custom_code_id'])(
    '%s comes as text or number alike, without a word',
    (key) => {
      expect(taken('text', 5, key)).toEqual(['5']);
      expect(taken('decimal', '0.5', key)).toEqual([0.5]);
      expect(taken('flag', '1', key)).toEqual([true]);
      expect(taken('decimal', 'x', key)).toEqual([null, out('a string', 'a number')]);
    },
  );

  it('with what PostgreSQL cannot store replaced, where the file holds any', () => {
    const REPLACED = 'NUL or half a surrogate pair was replaced by U+FFFD';
    expect(taken('text', 'a\0b\ud800', 'k', true)).toEqual(['a\ufffdb\ufffd', REPLACED]);
    expect(taken('text', 'a😀', 'k', true)).toEqual(['a😀']);
    expect(taken('text', 'a\0', 'k', false)).toEqual(['a\0']);
    const clean = { a: ['b', 1] };
    expect(taken('json', clean, 'k', true)[0]).toBe(clean);
    expect(taken('json', clean, 'k', true)).toHaveLength(1);
    expect(taken('json', { 'a\0': ['\udfff', 1, null] }, 'k', true)).toEqual([
      { 'a\ufffd': ['\ufffd', 1, null] },
      REPLACED,
    ]);
    const odd = ['\0'];
    expect(taken('json', odd, 'k', false)).toEqual([odd]);
  });

  it('in a time that grows with its length, not with the square of it', () => {
    const begun = process.cpuUsage().user;
    for (const text of [`${'1'.repeat(2_000_000)}x`, `${' '.repeat(2_000_000)}x`, `1.${'1'.repeat(2_000_000)}x`]) {
      expect(taken('key', text)).toEqual([null, out('a string', 'a number')]);
    }
    // Squares of these would be hours.
    expect(process.cpuUsage().user - begun).toBeLessThan(10_000_000);
  });
});
