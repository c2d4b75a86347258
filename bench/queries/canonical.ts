import { isDeepStrictEqual } from 'node:util';
import type { ColumnField } from '../../src/model/fields.ts';
import type { Shape } from './shape.ts';

type Row = Readonly<Record<string, unknown>>;

/** Rows of an answer without what the servers may write each in their own way: the form of ids and instants, and the order of lists. */
export const canonicalOf = (shape: Shape, rows: readonly Row[], isOurs: boolean): unknown[] =>
  rows.map((row) => canonicalRow(shape, row, isOurs)).sort(byText);

/** Throws with the first row that differs. */
export function assertSame(name: string, expected: readonly unknown[], found: readonly unknown[]): void {
  if (isDeepStrictEqual(expected, found)) return;
  const place = expected.findIndex((row, at) => !isDeepStrictEqual(row, found[at]));
  const show = (row: unknown): string => JSON.stringify(row, null, 1).slice(0, 6000);
  throw new Error(
    `${name} answers otherwise (${expected.length} and ${found.length} rows). Expected:\n${show(expected[place] ?? null)}\nFound:\n${show(found[place] ?? null)}`,
  );
}

/** How many rows of all tables an answer holds. */
export const nodesOf = (value: unknown): number =>
  Array.isArray(value)
    ? value.reduce((sum: number, item) => sum + nodesOf(item), 0)
    : value !== null && typeof value === 'object' && '$row' in value
      ? 1 + Object.values(value).reduce((sum: number, item) => sum + nodesOf(item), 0)
      : 0;

function canonicalRow({ columns, links }: Shape, row: Row, isOurs: boolean): Record<string, unknown> {
  const canonical: Record<string, unknown> = { $row: true };
  for (const { field, shown } of columns) {
    const value = isOurs && shown ? shown.read(row) : row[field.name];
    canonical[field.name] = value === null || value === undefined ? null : canonicalValue(field, value);
  }
  for (const { link, shape } of links) {
    const value = row[link.name] as Row | readonly Row[] | null;
    canonical[link.name] = Array.isArray(value)
      ? canonicalOf(shape, value as readonly Row[], isOurs)
      : value === null
        ? null
        : canonicalRow(shape, value as Row, isOurs);
  }
  return canonical;
}

function canonicalValue({ kind }: ColumnField, value: unknown): unknown {
  if (kind === 'instant') return new Date(value as string).getTime();
  if (kind === 'key' || kind === 'seconds') return String(value);
  if (kind === 'keys') return (value as unknown[]).map(String);
  return value;
}

const byText = (a: unknown, b: unknown): number => {
  const [one, other] = [JSON.stringify(a), JSON.stringify(b)];
  return one < other ? -1 : one > other ? 1 : 0;
};
