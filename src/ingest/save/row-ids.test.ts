import { RowIds } from './row-ids.ts';

/** How many ids are fetched for so many new sessions. */
const fetched = (rowIds: RowIds, count: number): unknown[] => rowIds.stepFor(count).map(({ values }) => values);

test('row ids are fetched as far as too few are left, and taken once each, in their order', () => {
  const rowIds = new RowIds();
  expect(fetched(rowIds, 0)).toEqual([]);
  expect(fetched(rowIds, 3)).toEqual([['3']]);
  rowIds.add([['7'], ['8'], ['9']]);
  expect(fetched(rowIds, 3)).toEqual([]);
  expect(fetched(rowIds, 2)).toEqual([]);
  expect(fetched(rowIds, 5)).toEqual([['2']]);
  expect([rowIds.take(), rowIds.take(), rowIds.take()]).toEqual([7, 8, 9]);
  expect(fetched(rowIds, 1)).toEqual([['1']]);
  expect(() => rowIds.take()).toThrow('no row id was fetched for a new session');
});
