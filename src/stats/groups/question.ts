import { columnOf } from '../../model/fields.ts';
import { Refusal } from '../../errors.ts';
import { snakeCase } from '../../database/naming.ts';
import { checkCustomDataKey } from '../../domain/session/custom-data.ts';
import type { Principal } from '../../model/principal.ts';
import type { Dimension } from '../dimension.ts';
import { usualTime, type Grain } from '../grain.ts';
import { noSuchStat, type Arguments, type Measure, type Stat } from '../measure.ts';
import { bucketUnits } from '../schema/types.ts';
import type { BucketUnit, Calendar } from '../time/buckets.ts';
import { zoneOf } from '../time/zone.ts';

const MOST_KEYS = 6;
/** How many numbers groups are ordered by, and how many conditions are put to them: each is computed once more for each row. */
const MOST_RANKINGS = 20;
const weekdays: Readonly<Record<string, number>> = { MONDAY: 1, SATURDAY: 6, SUNDAY: 7 };

/** A number of a measure that groups are ranked by. */
export interface Ranking {
  readonly measure: Measure;
  readonly stat: Stat;
  readonly args: Arguments;
}

export interface Ordering extends Ranking {
  readonly isDescending: boolean;
  readonly nullsFirst: boolean;
}

export interface Condition extends Ranking {
  readonly bounds: Readonly<Partial<Record<'gt' | 'gte' | 'lt' | 'lte', number>>>;
}

/** What `groups(...)` asks, checked. */
export interface Question {
  readonly dimensions: readonly Dimension[];
  readonly unit: BucketUnit | null;
  /** Whether the bucket is the first of the keys, so that groups are sorted by it first. */
  readonly timeComesFirst: boolean;
  readonly calendar: Calendar;
  /** The column that places a row in time. */
  readonly time: string;
  readonly fill: boolean;
  readonly orderBy: readonly Ordering[];
  readonly having: readonly Condition[];
  readonly first: number | null;
  readonly rest: boolean;
}

/** Reads the arguments; refuses what cannot be answered, in words. */
export function questionOf(grain: Grain, args: Arguments, principal: Principal): Question {
  const by = args['by'] as readonly string[];
  const named = (args['customData'] as readonly string[] | null | undefined) ?? [];
  refuseMore('by', by.length + Math.max(0, named.length - 1), 'keys', MOST_KEYS);
  refuseMore('orderBy', listOf(args['orderBy']).length, 'numbers', MOST_RANKINGS);
  refuseMore('having', listOf(args['having']).length, 'conditions', MOST_RANKINGS);
  if (new Set(by).size < by.length) throw new Refusal('BAD_USER_INPUT', '`by` names a key twice.');
  const customKeys = customKeysOf(by, named, principal);
  const units = by.filter((name) => name in bucketUnits);
  if (units.length > 1) {
    throw new Refusal('BAD_USER_INPUT', `\`by\` has several bucket sizes, ${units.join(' and ')}; one is allowed.`);
  }
  const first = (args['first'] as number | null | undefined) ?? null;
  if (first !== null && first < 0) {
    throw new Refusal('BAD_USER_INPUT', `\`first\` is ${String(first)}; it must not be negative.`);
  }
  const dimensions = by
    .filter((name) => !(name in bucketUnits))
    .map((name) => grain.dimensions.find((it) => it.name === name) as Dimension)
    .map((it) => it.ofKeys?.(customKeys) ?? it);
  const time = grain.times[args['time'] as string] ?? usualTime(grain);
  columnOf(grain.type, time);
  return {
    dimensions,
    unit: (units[0] as BucketUnit | undefined) ?? null,
    timeComesFirst: by[0] === units[0],
    calendar: { zone: zoneOf(args['timeZone'] as string), weekStart: weekdays[args['weekStart'] as string] ?? 1 },
    time,
    fill: args['fill'] as boolean,
    first,
    rest: args['rest'] as boolean,
    orderBy: listOf(args['orderBy']).map((input) => ({
      ...rankingOf(grain, input),
      isDescending: input['direction'] === 'DESC',
      nullsFirst: input['nulls'] === 'FIRST',
    })),
    having: listOf(args['having']).map((input) => ({ ...rankingOf(grain, input), bounds: input })),
  };
}

/** The keys of custom data that are asked for, all of them allowed; none where they are not grouped by. */
function customKeysOf(by: readonly string[], keys: readonly string[], principal: Principal): readonly string[] {
  const isAsked = by.includes('CUSTOM_DATA');
  if (isAsked !== keys.length > 0) {
    throw new Refusal(
      'BAD_USER_INPUT',
      isAsked
        ? '`by` has CUSTOM_DATA: say of which keys, such as `customData: ["order_type"]`.'
        : '`customData` names keys, but `by` has no CUSTOM_DATA.',
    );
  }
  if (new Set(keys).size < keys.length) throw new Refusal('BAD_USER_INPUT', '`customData` names a key twice.');
  for (const key of keys) checkCustomDataKey(key, principal);
  return keys;
}

function refuseMore(argument: string, count: number, what: string, most: number): void {
  if (count <= most) return;
  throw new Refusal(
    'LIMIT_EXCEEDED',
    `\`${argument}\` has ${String(count)} ${what}; at most ${String(most)} are allowed.`,
  );
}

const listOf = (input: unknown): readonly Arguments[] => (input as readonly Arguments[] | null | undefined) ?? [];

function rankingOf(grain: Grain, input: Arguments): Ranking {
  const measure = grain.measures.find(({ name }) => snakeCase(name).toUpperCase() === input['measure']) as Measure;
  const stat = (input['stat'] as Stat | null | undefined) ?? (measure.stats[0] as Stat);
  if (!measure.stats.includes(stat)) noSuchStat(measure.name, stat, measure.stats);
  const takesSeconds = measure.args.some(({ name }) => name === 'seconds');
  if (input['seconds'] != null && !takesSeconds) {
    throw new Refusal(
      'BAD_USER_INPUT',
      `\`seconds\` is the threshold of a service level; \`${measure.name}\` has none.`,
    );
  }
  const fallbacks = Object.fromEntries(measure.args.map(({ name, fallback }) => [name, fallback]));
  return { measure, stat, args: { ...fallbacks, ...(takesSeconds ? { seconds: input['seconds'] } : {}) } };
}
