import { raw, sql } from '../database/sql.ts';
import { sqlTable, type SqlTable } from '../../test/support/sql-table.ts';
import { closedEnum, openEnum } from './open-enum.ts';

const End = openEnum(
  'End',
  'How it ended.',
  { FINISHED: 'It ended.', LEFT: { says: 'Somebody left.', words: ['left', 'abandoned'] } },
  ['nothing', ''],
);
const Plain = openEnum('Plain', 'How it ended, where every word means something.', { FINISHED: 'It ended.' });

/** Every way of writing that JavaScript trims. */
const SPACES =
  '\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff';
const words = [
  'finished',
  'FINISHED',
  ' Finished ',
  `${SPACES}finished${SPACES}`,
  'left',
  'Abandoned',
  'gone',
  'finished early',
  'finished\u200b',
  'other',
  'nothing',
  ' Nothing\n',
  '',
  ' ',
  null,
];

let table: SqlTable;
beforeAll(async () => {
  table = await sqlTable('CREATE TABLE v (id int, word text)');
  for (const [id, word] of words.entries()) await table.client.query('INSERT INTO v VALUES ($1, $2)', [id, word]);
});
afterAll(() => table[Symbol.asyncDispose]());

test('a word of the source reads as a member, whatever its case and the spaces around it', () => {
  expect(words.map(End.read)).toEqual([
    ...['FINISHED', 'FINISHED', 'FINISHED', 'FINISHED', 'LEFT', 'LEFT', 'OTHER', 'OTHER', 'OTHER', 'OTHER'],
    ...[null, null, null, null, null],
  ]);
  expect(End.read(undefined)).toBeNull();
  expect([Plain.read('nothing'), Plain.read(''), Plain.read(null)]).toEqual(['OTHER', 'OTHER', null]);
});

/** What an input asks of a member, in words of its description. */
function passes(member: string | null, { eq, in: anyOf, notIn, isNull }: Record<string, unknown>): boolean {
  if (eq != null && member !== eq) return false;
  if (anyOf != null && !(anyOf as unknown[]).includes(member)) return false;
  if (notIn != null && (member === null || (notIn as unknown[]).includes(member))) return false;
  return isNull == null || (member === null) === isNull;
}

const inputs: readonly Record<string, unknown>[] = [
  {},
  ...['FINISHED', 'LEFT', 'OTHER'].map((eq) => ({ eq })),
  ...[[], ['FINISHED'], ['FINISHED', 'LEFT'], ['OTHER'], ['FINISHED', 'OTHER'], ['FINISHED', 'LEFT', 'OTHER']].flatMap(
    (list) => [{ in: list }, { notIn: list }],
  ),
  { isNull: true },
  { isNull: false },
  { eq: 'LEFT', isNull: false },
  { eq: 'LEFT', isNull: true },
  { in: ['LEFT', 'OTHER'], notIn: ['OTHER'] },
  { eq: 'FINISHED', in: ['LEFT'] },
  { eq: null, in: null, notIn: null, isNull: null },
];

describe.each([
  ['with words that mean none', End],
  ['without', Plain],
])('an open enum %s: the filter finds the rows whose word reads as what is asked for', (_name, kind) => {
  test.each(inputs)('%j', async (input) => {
    const wanted = words.flatMap((word, id) => (passes(kind.read(word), input) ? [id] : []));
    expect(await table.found('id', 'v', kind.condition(input, raw('word')))).toEqual(wanted);
  });

  test.each(inputs)('NOT %j finds the others', async (input) => {
    const others = words.flatMap((word, id) => (passes(kind.read(word), input) ? [] : [id]));
    expect(await table.found('id', 'v', sql`NOT (${kind.condition(input, raw('word'))})`)).toEqual(others);
  });
});

test('what members mean names the words of the source', () => {
  expect(End.meanings).toEqual({
    FINISHED: 'It ended. Source: `finished`.',
    LEFT: 'Somebody left. Source: `left`, `abandoned`.',
    OTHER: 'A word that this version does not know; the text beside it has it.',
  });
  expect(End.values).toEqual({ FINISHED: 'FINISHED', LEFT: 'LEFT', OTHER: 'OTHER' });
});

test('a closed enum has its members and no other', () => {
  const Side = closedEnum('Side', 'Which side.', { IN: 'In.', OUT: 'Out.' });
  expect(Side.values).toEqual({ IN: 'IN', OUT: 'OUT' });
  expect(Side.filterInput.name).toBe('SideFilter');
});

test('every operator of the filter may be left out, and the lists hold members', () => {
  const { fields, name, says } = End.filterInput;
  expect([name, says]).toEqual(['EndFilter', 'Compares a End.']);
  expect(fields().map((field) => [field.name, field.nullable])).toEqual([
    ['eq', true],
    ['in', true],
    ['notIn', true],
    ['isNull', true],
  ]);
  const [eq, anyOf, notIn, isNull] = fields().map(({ type }) => type());
  expect([eq, anyOf, notIn, isNull]).toEqual([
    expect.objectContaining({ name: 'End' }),
    [expect.objectContaining({ name: 'End' })],
    [expect.objectContaining({ name: 'End' })],
    'flag',
  ]);
});
