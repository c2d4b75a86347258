import { raw } from '../../database/sql.ts';
import type { Kind } from '../../model/kinds.ts';
import { sqlTable, type SqlTable } from '../../../test/support/sql-table.ts';
import { comparison } from './comparison.ts';

let table: SqlTable;
beforeAll(async () => {
  table = await sqlTable(
    'CREATE TABLE v (id int, text text, integer int, seconds bigint, decimal float8, key bigint, flag boolean, instant timestamptz, texts text[], keys bigint[])',
    `INSERT INTO v VALUES
      (1, 'Sales', 1, 1, 0.5, 1, true, '2026-10-25T01:00:00+02', '{a,b}', '{1,2}'),
      (2, 'sales%', 2, 4294967296, 1, -9223372036854775808, false, '2026-10-25T01:00:00.001+02', '{}', '{}'),
      (3, 'pre_sales', 3, 0, -1, 9223372036854775807, false, '2026-10-25T02:00:00+02', '{b}', '{2}'),
      (4, '', -1, -5, 0, 0, true, '2026-01-01T00:00:00Z', '{"",a%}', '{-1}'),
      (5, 'a\\b', 0, 7, 100, 5, true, '2026-12-31T23:59:59.999Z', '{A}', '{3}'),
      (6, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)`,
  );
});
afterAll(() => table[Symbol.asyncDispose]());

const ask = (kind: Kind, input: Record<string, unknown>): Promise<unknown[]> =>
  table.found('id', 'v', comparison({ name: kind, kind }, input, raw(kind)));

test.each<[Kind, Record<string, unknown>, readonly number[]]>([
  ['text', {}, [1, 2, 3, 4, 5, 6]],
  ['text', { eq: 'Sales' }, [1]],
  ['text', { eq: 'sales' }, []],
  ['text', { eq: '' }, [4]],
  ['text', { eq: "'; DROP TABLE v; --" }, []],
  ['text', { in: ['Sales', '', 'nowhere'] }, [1, 4]],
  ['text', { in: [] }, []],
  ['text', { notIn: ['Sales', ''] }, [2, 3, 5]],
  ['text', { notIn: [] }, [1, 2, 3, 4, 5]],
  // Case does not matter in what contains or begins; signs of patterns mean themselves.
  ['text', { contains: 'SALES' }, [1, 2, 3]],
  ['text', { contains: '%' }, [2]],
  ['text', { contains: '_' }, [3]],
  ['text', { contains: '\\' }, [5]],
  ['text', { contains: 's%s' }, []],
  ['text', { contains: 'sal_s' }, []],
  ['text', { contains: '' }, [1, 2, 3, 4, 5]],
  ['text', { startsWith: 'SALES' }, [1, 2]],
  ['text', { startsWith: 'sales%' }, [2]],
  ['text', { startsWith: '_' }, []],
  ['text', { startsWith: 'A\\' }, [5]],
  ['text', { startsWith: '' }, [1, 2, 3, 4, 5]],
  ['text', { isNull: true }, [6]],
  ['text', { isNull: false }, [1, 2, 3, 4, 5]],
  // All that are given must hold; null says nothing.
  ['text', { startsWith: 'sales', notIn: ['Sales'] }, [2]],
  ['text', { eq: 'Sales', isNull: true }, []],
  ['text', { eq: 'Sales', in: null }, [1]],
  ['text', { isNull: null }, [1, 2, 3, 4, 5, 6]],
  ['integer', { eq: 0 }, [5]],
  ['integer', { in: [1, 2, 2] }, [1, 2]],
  ['integer', { notIn: [1, 2] }, [3, 4, 5]],
  ['integer', { gt: 2 }, [3]],
  ['integer', { gte: 2 }, [2, 3]],
  ['integer', { lt: 0 }, [4]],
  ['integer', { lte: 0 }, [4, 5]],
  ['integer', { gt: 0, lt: 3 }, [1, 2]],
  ['integer', { gt: 3, lt: 0 }, []],
  ['integer', { isNull: true }, [6]],
  ['seconds', { gt: 2147483647 }, [2]],
  ['seconds', { lte: 0 }, [3, 4]],
  ['decimal', { gt: 0.5 }, [2, 5]],
  ['decimal', { gte: 0.5 }, [1, 2, 5]],
  ['decimal', { eq: -1 }, [3]],
  ['key', { eq: '1' }, [1]],
  ['key', { eq: '-9223372036854775808' }, [2]],
  ['key', { in: ['9223372036854775807', '0'] }, [3, 4]],
  ['key', { notIn: ['1', '5'] }, [2, 3, 4]],
  ['key', { isNull: true }, [6]],
  ['key', { isNull: false }, [1, 2, 3, 4, 5]],
  ['flag', { eq: true }, [1, 4, 5]],
  ['flag', { eq: false }, [2, 3]],
  ['flag', { isNull: true }, [6]],
  // A range is half-open.
  ['instant', { from: '2026-10-24T23:00:00.000Z', to: '2026-10-25T00:00:00.000Z' }, [1, 2]],
  ['instant', { from: '2026-10-24T23:00:00.001Z', to: '2026-10-25T00:00:00.001Z' }, [2, 3]],
  ['instant', { eq: '2026-10-24T23:00:00.000Z' }, [1]],
  ['instant', { gt: '2026-10-25T00:00:00.000Z' }, [5]],
  ['instant', { gte: '2026-10-25T00:00:00.000Z' }, [3, 5]],
  ['instant', { lt: '2026-10-24T23:00:00.000Z' }, [4]],
  ['instant', { lte: '2026-10-24T23:00:00.000Z' }, [1, 4]],
  ['instant', { isNull: true }, [6]],
  ['texts', { has: 'b' }, [1, 3]],
  ['texts', { has: 'a' }, [1]],
  ['texts', { has: '' }, [4]],
  ['texts', { isEmpty: true }, [2, 6]],
  ['texts', { isEmpty: false }, [1, 3, 4, 5]],
  ['texts', { has: 'b', isEmpty: true }, []],
  ['keys', { has: '2' }, [1, 3]],
  ['keys', { has: '-1' }, [4]],
  ['keys', { isEmpty: true }, [2, 6]],
  ['keys', { isEmpty: false }, [1, 3, 4, 5]],
])('%s %j finds %j', async (kind, input, ids) => {
  expect(await ask(kind, input)).toEqual(ids);
});

test.each<[Kind, Record<string, unknown>, string]>([
  ['key', { eq: 'x' }, '`key.eq`: "x" is not an id of the platform; it is a whole number.'],
  ['key', { eq: '' }, '`key.eq`: "" is not an id of the platform; it is a whole number.'],
  ['key', { in: ['1', '1.5'] }, '`key.in`: "1.5" is not an id of the platform; it is a whole number.'],
  ['key', { notIn: ['1e3'] }, '`key.notIn`: "1e3" is not an id of the platform; it is a whole number.'],
  [
    'key',
    { eq: '9223372036854775808' },
    '`key.eq`: "9223372036854775808" is not an id of the platform; it is a whole number.',
  ],
  ['keys', { has: '1\0' }, '`keys.has`: "1\\u0000" is not an id of the platform; it is a whole number.'],
])('%s %j is refused in words', (kind, input, message) => {
  expect(() => comparison({ name: kind, kind }, input, raw(kind))).toThrow(
    expect.objectContaining({ message, extensions: { code: 'BAD_USER_INPUT' } }),
  );
});

test.each<[Kind, Record<string, unknown>]>([
  ['text', { eq: 'a\0b' }],
  ['text', { in: ['\0', '\ud800'] }],
  ['text', { contains: '\0' }],
  ['text', { startsWith: '\udfff' }],
  ['texts', { has: '\0' }],
])('%s %j, which no text that is stored can be, finds nothing', async (kind, input) => {
  expect(await ask(kind, input)).toEqual([]);
});
