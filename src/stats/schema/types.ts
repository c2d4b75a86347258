import { snakeCase } from '../../database/naming.ts';
import { connectionArguments, Direction, Nulls, pageTypeOf } from '../../graphql/connection/types.ts';
import { Session } from '../../domain/session/session.ts';
import { fieldInGroup, type Grain } from '../grain.ts';
import { enumType, inputType, objectType, type Argument, type ObjectField, type ObjectType } from '../../model/types.ts';

export const bucketUnits: Readonly<Record<string, string>> = {
  QUARTER_HOUR: 'Quarters of an hour.',
  HALF_HOUR: 'Half hours.',
  HOUR: 'Hours of the clock; the hour that comes twice in autumn is two buckets.',
  DAY: 'Days of the calendar; 23 or 25 hours where clocks are changed.',
  WEEK: 'Weeks, beginning with `weekStart`; ISO weeks unless told otherwise.',
  MONTH: 'Months of the calendar.',
  QUARTER: 'Quarters of the calendar.',
  YEAR: 'Years of the calendar.',
};

const Period = enumType('ComparisonPeriod', 'Which range is compared with. It is moved on the calendar of the time zone, so that days stay days.', {
  PERIOD: 'The range of the same length just before.',
  WEEK: 'The same weekdays a week before.',
  YEAR: 'The same dates a year before.',
});

const Statistic = enumType('Statistic', 'Which number of a measure.', {
  COUNT: 'How many; of a rate, its numerator.',
  SUM: 'All together.',
  AVERAGE: 'The average.',
  MINIMUM: 'The smallest.',
  MAXIMUM: 'The largest.',
  P50: 'The median.',
  P90: 'The 90th percentile.',
  P95: 'The 95th percentile.',
  P99: 'The 99th percentile.',
  VALUE: 'The number itself; of a rate, its value.',
});

const WeekStart = enumType('WeekStart', 'The day on which weeks begin.', {
  MONDAY: 'As ISO 8601 has it.',
  SUNDAY: 'As in the United States.',
  SATURDAY: 'As in much of the Middle East.',
});

const timeZoneArgument: Argument = {
  name: 'timeZone',
  type: () => 'text',
  fallback: 'UTC',
  says: 'Name of a zone of the IANA database, such as `Europe/Berlin`: on its calendar days begin and ranges are moved.',
};

/** The types of a grain's statistics. */
export interface StatisticsTypes {
  readonly Statistics: ObjectType;
  readonly Group: ObjectType;
  readonly groupArguments: readonly Argument[];
}

/** Makes the types of a grain; once, after the links are known. */
export function statisticsTypesOf(grain: Grain): StatisticsTypes {
  const { name } = grain;
  const previous = (type: ObjectField['type']): ObjectField => ({
    name: 'previous',
    type,
    says: 'The same over the range before. Needs both bounds of the time at the top of the filter.',
    args: [{ name: 'period', type: () => Period, says: 'Which range to compare with.' }, timeZoneArgument],
  });
  const measures = (inGroup: boolean): ObjectField[] =>
    grain.measures.map((measure) => ({ ...measure, name: inGroup ? fieldInGroup(measure) : measure.name }));
  const Statistics: ObjectType = objectType(
    `${name}Statistics`,
    `What can be measured of rows of ${name}, in one snapshot with the rows. Only what is selected is computed.`,
    [...measures(false), previous(() => Statistics)],
  );
  const Key = keyTypeOf(grain);
  const Group = objectType(`${name}Group`, `Rows of ${name} that have the same key, measured together.`, [
    { name: 'key', type: () => Key, says: 'What the rows have in common. Ask only for what they are grouped by.' },
    { name: 'isRest', type: () => 'flag', says: 'Whether this is everything that is not listed, of the same bucket; its key is null but for the bucket.' },
    ...measures(true),
    previous(() => Statistics),
    ...drillDowns(grain),
  ]);
  return { Statistics, Group, groupArguments: groupArgumentsOf(grain) };
}

function drillDowns(grain: Grain): ObjectField[] {
  const own: ObjectField = {
    name: grain.field,
    type: () => pageTypeOf(grain.type, `${grain.name}GroupRows`, 'A page of the rows of a group.'),
    says: grain.counted === null ? 'The rows of the group.' : 'The rows that the group counts, and no others.',
    args: connectionArguments(grain.type),
  };
  if (grain.type === Session) return [own];
  return [
    own,
    {
      name: 'sessions',
      type: () => pageTypeOf(Session, `${grain.name}GroupSessions`, 'A page of the sessions of a group.'),
      says: 'The sessions of the rows that the group counts, each once; `sessionCount`, where there is one, counts them.',
      args: connectionArguments(Session),
    },
  ];
}

function keyTypeOf(grain: Grain): ObjectType {
  const bucket = 'Null without a bucket size in `by`, and for rows without a time.';
  return objectType(`${grain.name}GroupKey`, `What rows of ${grain.name} in a group have in common.`, [
    ...grain.dimensions.flatMap(({ fields }) => fields.map((field) => ({ ...field, nullable: true }))),
    { name: 'bucketStart', type: () => 'instant', nullable: true, says: `The instant at which the bucket begins. ${bucket}` },
    { name: 'bucketEnd', type: () => 'instant', nullable: true, says: `The instant before which it ends. ${bucket}` },
    { name: 'bucketLocal', type: () => 'text', nullable: true, says: `What clocks in \`timeZone\` show when it begins, such as \`2026-03-29T00:00:00\`. ${bucket}` },
    { name: 'isPartial', type: () => 'flag', nullable: true, says: `Whether the range of the filter covers only a part of the bucket. ${bucket}` },
  ]);
}

function groupArgumentsOf({ name, dimensions, measures, times }: Grain): Argument[] {
  const By = enumType(`${name}Dimension`, `What rows of ${name} can be grouped by.`, {
    ...Object.fromEntries(dimensions.map((it) => [it.name, it.says])),
    ...bucketUnits,
  });
  const ranked = measures.filter(({ stats }) => stats.length > 0);
  const MeasureName = enumType(
    `${name}Measure`,
    `By what groups of ${name} can be ordered and chosen.`,
    Object.fromEntries(ranked.map((it) => [snakeCase(it.name).toUpperCase(), it.says])),
  );
  const number: ObjectField[] = [
    { name: 'measure', type: () => MeasureName, says: 'Which measure.' },
    { name: 'stat', type: () => Statistic, nullable: true, says: 'Which number of it: the average of durations and ratings, the value of rates, the number itself of counts, when left out.' },
    { name: 'seconds', type: () => 'integer', nullable: true, says: 'The threshold of `SERVICE_LEVEL`; the delivered verdicts when left out.' },
  ];
  const bound = (field: string, says: string): ObjectField => ({ name: field, type: () => 'decimal', nullable: true, says });
  const Order = inputType(`${name}GroupOrder`, `How to sort groups of ${name}.`, [
    ...number,
    { name: 'direction', type: () => Direction, says: 'Which way to sort.', fallback: 'ASC' },
    { name: 'nulls', type: () => Nulls, says: 'Where groups without the number stand.', fallback: 'LAST' },
  ]);
  const Having = inputType(`${name}GroupHaving`, `Which groups of ${name}: all bounds that are given must hold, and a group without the number passes none.`, [
    ...number,
    bound('gt', 'Is greater than this.'),
    bound('gte', 'Is this or greater.'),
    bound('lt', 'Is less than this.'),
    bound('lte', 'Is this or less.'),
  ]);
  const whole = 'over the whole range, before it is cut into buckets';
  const Time = Object.keys(times).length > 1 ? enumType(`${name}Time`, `Which instant places a row of ${name} in time.`, Object.fromEntries(Object.entries(times).map(([member, column]) => [member, `By \`${column}\`.`]))) : null;
  return [
    { name: 'by', type: () => [By], says: 'What to group by: at most six keys, one of them a bucket size.' },
    { name: 'customData', type: () => ['text'], nullable: true, says: 'The keys of custom data that `CUSTOM_DATA` in `by` stands for, such as `["order_type"]`; each counts as one of the six.' },
    timeZoneArgument,
    { name: 'weekStart', type: () => WeekStart, fallback: 'MONDAY', says: 'The day on which weeks begin.' },
    { name: 'fill', type: () => 'flag', fallback: true, says: 'Whether buckets without rows are answered, with 0 and null: in the range where the filter has both bounds of the time at its top, else from the first to the last row.' },
    { name: 'orderBy', type: () => [Order], nullable: true, says: `By what to sort the keys, ${whole}; equal ones by key. By key when left out. Buckets stay in their order.` },
    { name: 'having', type: () => [Having], nullable: true, says: `Only keys of which all these hold ${whole}.` },
    { name: 'first', type: () => 'integer', nullable: true, says: `Only so many keys from the start of that order, chosen ${whole}; each comes with all its buckets.` },
    { name: 'rest', type: () => 'flag', fallback: false, says: 'Whether all rows of the keys that are not listed are answered too, as one group for each bucket, last: computed from the rows, each once, so that parts sum to the whole and averages are true.' },
    ...(Time ? [{ name: 'time', type: () => Time, fallback: 'CREATED', says: 'Which instant buckets, hours and weekdays are read from.' }] : []),
  ];
}
