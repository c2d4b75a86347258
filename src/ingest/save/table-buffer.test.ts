import { SIGNATURE } from '../../database/copy-encoding.ts';
import { rowMakerOf, type RowOf } from '../../database/copy-row.ts';
import { Team } from '../../domain/team/team.ts';
import { Transfer } from '../../domain/transfer/transfer.ts';
import { TableBuffer } from './table-buffer.ts';

const make = rowMakerOf(Transfer);
const ROW_ID = make.placeOf('rowId');

/** A row that is told by its own number. */
function row(rowId: number, more: Partial<RowOf<Transfer>> = {}): RowOf<Transfer> {
  return Object.assign(make(), { sessionId: 0, rowId, ...more });
}
const broken = (): RowOf<Transfer> => row(1, { createdAt: NaN });

/** What a file of COPY holds: of each row the session's number and its own. */
function rowsOf(bytes: Buffer | null): [number, number][] | null {
  if (bytes === null) return null;
  expect(bytes.subarray(0, SIGNATURE.length)).toEqual(SIGNATURE);
  const rows: [number, number][] = [];
  let at = SIGNATURE.length;
  for (let fields = bytes.readInt16BE(at); fields >= 0; fields = bytes.readInt16BE(at)) {
    at += 2;
    const values = Array.from({ length: fields }, () => {
      const size = bytes.readInt32BE(at);
      at += 4 + Math.max(size, 0);
      return size === 8 ? Number(bytes.readBigInt64BE(at - 8)) : NaN;
    });
    rows.push([values[0] as number, values[ROW_ID] as number]);
  }
  expect(at + 2).toBe(bytes.length);
  return rows;
}

/** A buffer of these files, each given by its rows' numbers. */
function filled(...files: readonly (readonly number[])[]): TableBuffer {
  const buffer = new TableBuffer(Transfer, 'sessionId');
  for (const file of files) buffer.add(file.map((id) => row(id)));
  return buffer;
}
const placed = (...places: readonly number[]): { place: number; rowId: number }[] =>
  places.map((place) => ({ place, rowId: 100 + place }));

const FILES = [[1, 2], [], [3], [4, 5, 6], []];

test.each([
  ['all', [0, 1, 2, 3, 4], [1, 2, 3, 4, 5, 6]],
  ['some', [0, 2], [1, 2, 3]],
  ['the last that has rows', [3], [4, 5, 6]],
  ['the first', [0], [1, 2]],
  ['one of one row', [2], [3]],
  ['one that has none', [1], null],
  ['the last, which has none', [4], null],
  ['some of which one has none', [1, 3], [4, 5, 6]],
  ['none', [], null],
] as [string, number[], number[] | null][])('of many files, COPY gets the rows of %s', (_what, places, ids) => {
  const sessions = new Map(FILES.flatMap((file, place) => file.map((id) => [id, 100 + place])));
  const expected = ids && ids.map((id) => [sessions.get(id), id]);
  expect(rowsOf(filled(...FILES).bytesOf(placed(...places), true))).toEqual(expected);
  expect(rowsOf(filled(...FILES).bytesOf(placed(...places), false))).toEqual(expected);
});

test('files that are not in order are put in theirs', () => {
  expect(rowsOf(filled([1, 2], [3]).bytesOf(placed(1, 0), false))).toEqual([
    [101, 3],
    [100, 1],
    [100, 2],
  ]);
});

test('a file can be taken out again, with rows and without', () => {
  const buffer = filled([1], [2, 3], []);
  buffer.dropLast();
  expect(rowsOf(buffer.bytesOf(placed(0, 1), true))).toHaveLength(3);
  buffer.dropLast();
  buffer.add([row(4)]);
  expect(rowsOf(buffer.bytesOf(placed(0, 1), true))).toEqual([
    [100, 1],
    [101, 4],
  ]);
  buffer.dropLast();
  buffer.dropLast();
  buffer.add([row(5)]);
  expect(rowsOf(buffer.bytesOf(placed(0), true))).toEqual([[100, 5]]);
});

test('of a file with a value that does not fit nothing stays', () => {
  const buffer = filled([1]);
  expect(() => buffer.add([row(2), broken(), row(3)])).toThrow(RangeError);
  expect(rowsOf(buffer.bytesOf(placed(0), true))).toEqual([[100, 1]]);
  buffer.add([row(4)]);
  expect(rowsOf(buffer.bytesOf(placed(0, 1), true))).toEqual([
    [100, 1],
    [101, 4],
  ]);
  expect(rowsOf(buffer.bytesOf(placed(1), true))).toEqual([[101, 4]]);
  // The rows of the file before it end where its own did.
  expect(rowsOf(buffer.bytesOf(placed(1, 0), false))).toEqual([
    [101, 4],
    [100, 1],
  ]);
});

test('an emptied one begins anew', () => {
  const buffer = filled([1, 2], [3]);
  buffer.clear();
  buffer.add([]);
  buffer.add([row(4)]);
  expect(rowsOf(buffer.bytesOf(placed(0, 1), true))).toEqual([[101, 4]]);
  expect(rowsOf(buffer.bytesOf(placed(1), true))).toEqual([[101, 4]]);
});

test('the first column is the one that is filled in', () => {
  expect(() => new TableBuffer(Transfer, 'rowId')).toThrow('Transfer.rowId must be the first column');
  expect(() => new TableBuffer(Team, 'instance')).not.toThrow();
});
