import type { Filter } from '../measure.ts';
import type { Range } from './buckets.ts';

type Bounds = { from: number | null; to: number | null };

/** The range of time that a filter asks for, by what it says of `time` at its top; a bound that is missing is null. */
function boundsOf(filter: Filter, time: string): Bounds {
  const bounds: Bounds = { from: null, to: null };
  for (const input of timeInputs(filter, time)) {
    for (const [operator, value] of Object.entries(input)) {
      if (value == null) continue;
      const at = Date.parse(value as string);
      if (operator === 'from' || operator === 'gte' || operator === 'gt' || operator === 'eq') {
        bounds.from = Math.max(bounds.from ?? at, at);
      }
      if (operator === 'to' || operator === 'lt') bounds.to = Math.min(bounds.to ?? at, at);
      // Half-open: what may be equal to the bound ends just behind it.
      if (operator === 'lte' || operator === 'eq') bounds.to = Math.min(bounds.to ?? at + 1, at + 1);
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
      { [time]: { from: new Date(range.from).toISOString(), to: new Date(range.to).toISOString() } },
    ],
  };
}

function* timeInputs(filter: Filter, time: string): Generator<Filter> {
  if (filter[time] != null) yield filter[time] as Filter;
  for (const inner of (filter['and'] as readonly Filter[] | null | undefined) ?? []) yield* timeInputs(inner, time);
}

const ranges = new Set(['from', 'to', 'gt', 'gte', 'lt', 'lte', 'eq']);

function withoutTime(filter: Filter, time: string): Filter {
  const rest: Record<string, unknown> = {};
  for (const [field, input] of Object.entries(filter)) {
    if (field === 'and' && input != null) rest[field] = (input as readonly Filter[]).map((it) => withoutTime(it, time));
    else if (field === time && input != null) {
      const others = Object.entries(input).filter(([operator]) => !ranges.has(operator));
      if (others.length > 0) rest[field] = Object.fromEntries(others);
    } else rest[field] = input;
  }
  return rest;
}
