import { raw } from '../database/sql.ts';
import { key, text } from './columns.ts';
import { fieldsOf } from './fields.ts';
import { decodeId, fitsKey, globalId } from './global-id.ts';
import type { Key } from './values.ts';

class Seat {
  @key('id', 'Number of the seat.', { primary: true })
  readonly number!: Key;

  // Its name ends like that of a number; its kind says what it is.
  @text('room', 'Room that it is in.')
  readonly roomId!: string | null;

  @globalId('roomId', 'number')
  readonly id!: string;
}

class Stall extends Seat {}

const properties = ['roomId', 'number'];
const id = fieldsOf(Stall).get('id');
if (id?.what !== 'derived' || !id.filter) throw new Error('an id is computed and can be filtered by');
const { value, filter } = id;
const idOf = (parts: unknown): string => Buffer.from(JSON.stringify(parts)).toString('base64url');

test('an id says its type and its key, and is read again', () => {
  const written = value({ roomId: 'a/1', number: '7' }, 'Seat');
  expect(decodeId(String(written))).toEqual({ type: 'Seat', values: ['a/1', '7'] });
});

test.each(['', 'Seat', '!', idOf('Seat'), idOf([]), idOf(['Seat']), idOf(['Seat', 7]), idOf(['Seat', null]), idOf({})])(
  'what is no id is none: %p',
  (text) => expect(decodeId(text)).toBeNull(),
);

test.each<[readonly string[], boolean]>([
  [['a', '7'], true],
  [['', '-7'], true],
  [['a', '9223372036854775807'], true],
  [['a', '-9223372036854775808'], true],
  [['a', '9223372036854775808'], false],
  [['a', '-9223372036854775809'], false],
  [['a', '7.0'], false],
  [['a', ' 7'], false],
  [['a', ''], false],
  [['a', '7\n'], false],
  [['a\0', '7'], false],
  [['a'], false],
  [['a', '7', '7'], false],
])('values fit a key of a text and a number: %j is %p', (values, fits) => {
  expect(fitsKey({ type: Stall, properties }, { type: 'Stall', values })).toBe(fits);
});

test('an id is an ID, and its filter compares it with one or several', () => {
  expect(id.type()).toBe('id');
  expect(filter.input.name).toBe('GlobalIdFilter');
  expect(filter.input.fields().map(({ name, type, nullable }) => [name, type(), nullable])).toEqual([
    ['eq', 'id', true],
    ['in', ['id'], true],
  ]);
});

describe('the filter', () => {
  const conditionOf = (input: Record<string, unknown>) =>
    filter.condition(input, raw, 'Stall', { seesPersonalData: true }).compile();
  const one = idOf(['Stall', 'a', '1']);
  const two = idOf(['Stall', 'b', '2']);

  test.each<[Record<string, unknown>, readonly unknown[]]>([
    [{ eq: one }, ['a', '1']],
    [{ in: [one, two] }, ['a', '1', 'b', '2']],
    [{ eq: one, in: [two] }, ['a', '1', 'b', '2']],
    [{ in: [] }, []],
    [{}, []],
    [{ eq: null, in: null }, []],
  ])('%j binds the values of the keys', (input, values) => {
    expect(conditionOf(input).values).toEqual(values);
  });

  test('of no ids nothing is found; without a condition everything', () => {
    expect(conditionOf({ in: [] }).text).toBe('FALSE');
    expect(conditionOf({}).text).toBe('TRUE');
  });

  test('all conditions that are given must hold', () => {
    expect(conditionOf({ eq: one, in: [two] }).text).toBe(
      '(((roomId = $1 AND number = $2)) AND ((roomId = $3 AND number = $4)))',
    );
  });

  test.each([
    idOf(['Seat', 'a', '1']),
    idOf(['Stall', 'a']),
    idOf(['Stall', 'a', 'x']),
    idOf(['Stall', 'a\0', '1']),
    'x',
  ])('refuses %p, which is the id of no such row', (wrong) =>
    expect(() => conditionOf({ eq: wrong })).toThrow(
      expect.objectContaining({
        message: expect.stringContaining('is not the id of a Stall') as unknown,
        extensions: { code: 'BAD_USER_INPUT' },
      }),
    ),
  );
});
