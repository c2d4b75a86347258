import { textOfInstant } from '../../database/instants.ts';
import type { Filter } from '../measure.ts';
import type { Range } from './buckets.ts';

type Bounds = { from: number | null; to: number | null };

/**
 * Which bound an operator sets, and how many milliseconds behind its value. Ranges are half-open: what must be greater begins
 * just behind the value, and what may be equal to it ends there.
 */
const operators: Readonly<Record<string, { readonly from?: number; readonly to?: number }>> = {
  from: { from: 0 },
  gte: { from: 0 },
  gt: { from: 1 },
  eq: { from: 0, to: 1 },
  to: { to: 0 },
  lt: { to: 0 },
  lte: { to: 1 },
};

/** The range of time that a filter asks for, by what it says of `time` at its top; a bound that is missing is null. */
function boundsOf(filter: Filter, time: string): Bounds {
  const bounds: Bounds = { from: null, to: null };
  for (const input of timeInputs(filter, time)) {
    for (const [operator, value] of Object.entries(input)) {
      if (value == null) continue;
      const at = Date.parse(value as string);
      const { from, to } = operators[operator] ?? {};
      if (from !== undefined) bounds.from = Math.max(bounds.from ?? -Infinity, at + from);
      if (to !== undefined) bounds.to = Math.min(bounds.to ?? Infinity, at + to);
    }
  }
  return bounds;
}

/** The range, where the filter has both bounds. */
export function rangeOf(filter: Filter, time: string): Range | null {
  const { from, to } = boundsOf(filter, time);
  return from === null || to === null ? null : { from, to };
}

/** The same filter over another range. */
export function withRange(filter: Filter, time: string, range: Range): Filter {
  const rest = withoutTime(filter, time);
  return {
    and: [
      ...(Object.keys(rest).length === 0 ? [] : [rest]),
      { [time]: { from: textOfInstant(range.from), to: textOfInstant(range.to) } },
    ],
  };
}

function* timeInputs(filter: Filter, time: string): Generator<Filter> {
  if (filter[time] != null) yield filter[time] as Filter;
  for (const inner of (filter['and'] as readonly Filter[] | null | undefined) ?? []) yield* timeInputs(inner, time);
}

function withoutTime(filter: Filter, time: string): Filter {
  const rest: Record<string, unknown> = {};
  for (const [field, input] of Object.entries(filter)) {
    if (field === 'and' && input != null) rest[field] = (input as readonly Filter[]).map((it) => withoutTime(it, time));
    else if (field === time && input != null) {
      const others = Object.entries(input).filter(([operator]) => !(operator in operators));
      if (others.length > 0) rest[field] = Object.fromEntries(others);
    } else rest[field] = input;
  }
  return rest;
}
