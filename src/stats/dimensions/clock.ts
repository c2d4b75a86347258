import { raw, sql, type Sql } from '../../database/sql.ts';
import type { Dimension } from '../dimension.ts';

const clock = (name: string, field: string, part: string, says: string): Dimension => ({
  name,
  says,
  columns: (local) => [{ sql: sql`extract(${raw(part)} FROM ${local as Sql})::integer`, isText: false }],
  fields: [
    { name: field, type: () => 'integer', says: `${says} Null where the row has no time.`, value: ([value]) => value },
  ],
  width: 1,
  needsSession: false,
  needsLocal: true,
  join: null,
});

/** Keys that are read off the wall clock; unlike buckets they come again, and groups without rows are left out. */
export const clockDimensions: readonly Dimension[] = [
  clock('HOUR_OF_DAY', 'hourOfDay', 'hour', 'Hour of the day on the clock of `timeZone`, 0 to 23.'),
  clock(
    'DAY_OF_WEEK',
    'dayOfWeek',
    'isodow',
    'Day of the week on the calendar of `timeZone`: 1 is Monday, 7 is Sunday.',
  ),
];
