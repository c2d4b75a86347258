/* The kinds of numbers, worked out in the plainest way there is. */

const quotient = (a: number, b: number): number | null => (b === 0 ? null : a / b);

export const rate = (numerator: number, denominator: number): unknown => ({
  value: quotient(numerator, denominator),
  numerator,
  denominator,
});

const total = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

/** Linear between the two nearest of the sorted values. */
function percentile(sorted: readonly number[], p: number): number | null {
  if (sorted.length === 0) return null;
  const place = p * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(place)] as number, sorted[Math.ceil(place)] as number];
  return low + (high - low) * (place - Math.floor(place));
}

export function duration(values: readonly (number | null)[]): unknown {
  const sorted = values.filter((it) => it !== null).sort((a, b) => a - b);
  return {
    count: sorted.length,
    sum: total(sorted),
    average: quotient(total(sorted), sorted.length),
    minimum: sorted[0] ?? null,
    maximum: sorted.at(-1) ?? null,
    p50: percentile(sorted, 0.5),
    p90: percentile(sorted, 0.9),
    p95: percentile(sorted, 0.95),
    p99: percentile(sorted, 0.99),
    percentile: percentile(sorted, 0.75),
  };
}

export function ratings(values: readonly (number | null)[]): unknown {
  const given = values.filter((it) => it !== null).sort((a, b) => a - b);
  return {
    count: given.length,
    average: quotient(total(given), given.length),
    minimum: given[0] ?? null,
    maximum: given.at(-1) ?? null,
    distribution: [...new Set(given)].map((rating) => ({ rating, count: given.filter((it) => it === rating).length })),
  };
}

export function sentiment(values: readonly (number | null)[]): unknown {
  const measured = values.filter((it) => it !== null);
  return { count: measured.length, average: quotient(total(measured), measured.length) };
}

export function responses(turns: readonly (readonly [number, number, number | null])[]): unknown {
  const [count, sum] = [total(turns.map(([it]) => it)), total(turns.map(([, it]) => it))];
  const longest = turns.map(([, , it]) => it).filter((it) => it !== null);
  return { count, sum, average: quotient(sum, count), maximum: longest.length > 0 ? Math.max(...longest) : null };
}

export function histogram(values: readonly number[], edges: readonly number[]): unknown {
  const from = [0, ...edges];
  return from.map((low, i) => {
    const high = from[i + 1] ?? null;
    return { from: low, to: high, count: values.filter((it) => it >= low && (high === null || it < high)).length };
  });
}
