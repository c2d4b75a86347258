import { always, and, constant, join, name, or, raw, sql, type Sql } from './sql.ts';

const a = sql`a = ${1}`;
const b = sql`b = ${'two'}`;

test.each<[what: string, piece: Sql, text: string, values: unknown[]]>([
  ['text alone', sql`SELECT 1`, 'SELECT 1', []],
  ['a value, bound', sql`x = ${5}`, 'x = $1', [5]],
  ['a value that looks like SQL, bound', sql`x = ${"'; DROP TABLE t; --"}`, 'x = $1', ["'; DROP TABLE t; --"]],
  ['null, bound', sql`x = ${null}`, 'x = $1', [null]],
  ['a list, bound as one', sql`x = ANY(${[1, 2]})`, 'x = ANY($1)', [[1, 2]]],
  ['the same value twice, bound twice', sql`${7} < ${7}`, '$1 < $2', [7, 7]],
  [
    'pieces inside pieces, numbered through',
    sql`(${a} AND (${b})) LIMIT ${3}`,
    '(a = $1 AND (b = $2)) LIMIT $3',
    [1, 'two', 3],
  ],
  ['one piece in two places', sql`${a} OR ${a}`, 'a = $1 OR a = $2', [1, 1]],
  ['a piece at the beginning and at the end', sql`${a}`, 'a = $1', [1]],
  ['NUL in a text, which the database does not hold', sql`x = ${'\0a\0b'}`, 'x = $1', ['\uFFFDa\uFFFDb']],
  ['NUL in a list of lists', sql`x = ${[['a\0'], ['b', 1, null]]}`, 'x = $1', [[['a\uFFFD'], ['b', 1, null]]]],
  ['a word of our own', constant('LATE'), `'LATE'`, []],
  ['a word with quotes in it', constant(`a'b''c`), `'a''b''''c'`, []],
  ['text of our own', raw('now()'), 'now()', []],
  ['a name', name('wait'), '"wait"', []],
  ['a name with quotes in it', name('a"b""c'), '"a""b""""c"', []],
  ['a name that looks like SQL', name('x" FROM t; --'), '"x"" FROM t; --"', []],
  ['nothing, joined', join([]), '', []],
  ['one, joined', join([a]), 'a = $1', [1]],
  ['several, joined', join([a, b, raw('c')]), 'a = $1, b = $2, c', [1, 'two']],
  ['several, joined by something else', join([a, b], ' UNION '), 'a = $1 UNION b = $2', [1, 'two']],
  ['all of none', and([]), 'TRUE', []],
  ['all of one', and([a]), 'a = $1', [1]],
  ['all of several', and([a, b]), '(a = $1 AND b = $2)', [1, 'two']],
  ['what always holds, left out', and([always, a, always]), 'a = $1', [1]],
  ['all of what always holds', and([always, always]), 'TRUE', []],
  ['any of none', or([]), 'FALSE', []],
  ['any of one', or([a]), '(a = $1)', [1]],
  ['any of several', or([a, b]), '(a = $1 OR b = $2)', [1, 'two']],
  ['any of what always holds', or([always, a]), '(TRUE OR a = $1)', [1]],
  ['any among all', and([or([a, b]), b]), '((a = $1 OR b = $2) AND b = $3)', [1, 'two', 'two']],
  ['all among any', or([and([a, b]), b]), '((a = $1 AND b = $2) OR b = $3)', [1, 'two', 'two']],
])('%s', (_what, piece, text, values) => expect(piece.compile()).toEqual({ text, values }));

test('a piece compiles anew each time', () => {
  const piece = sql`x IN (${1}, ${2})`;
  expect(piece.compile()).toEqual(piece.compile());
  expect(piece.compile().values).not.toBe(piece.compile().values);
});
