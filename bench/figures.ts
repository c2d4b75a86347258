/** The middle of some numbers, and their ends. */
interface Spread {
  readonly median: number;
  readonly minimum: number;
  readonly maximum: number;
}

/** Median, least and greatest; NaN of nothing. */
function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const half = (sorted.length - 1) / 2;
  const at = (place: number): number => sorted[place] ?? Number.NaN;
  return {
    median: (at(Math.floor(half)) + at(Math.ceil(half))) / 2,
    minimum: at(0),
    maximum: at(sorted.length - 1),
  };
}

/** Ratios within each round, so that what slows a whole round down cancels out. */
export const ratiosOf = (ours: readonly number[], theirs: readonly number[]): number[] =>
  ours.map((value, round) => value / (theirs[round] ?? Number.NaN));

/** `0.52 (0.49–0.55)`. */
export function showSpread(values: readonly number[], digits = 2): string {
  if (values.length === 0) return '–';
  const { median, minimum, maximum } = spreadOf(values);
  const show = (value: number): string => value.toFixed(digits);
  return values.length === 1 ? show(median) : `${show(median)} (${show(minimum)}–${show(maximum)})`;
}

/** The median of values that may be unknown, or `–`. */
export function showMedian(values: readonly (number | null)[], digits = 2): string {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? '–' : spreadOf(known).median.toFixed(digits);
}

/** A Markdown table. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, place) => (place === 0 ? '---' : '--:'))), ...rows.map(line)].join('\n');
}
