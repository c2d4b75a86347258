import { and, join, name, raw, sql } from '../../database/sql.ts';
import { completeThrough } from '../../domain/ingest-source/complete-through.ts';
import { instancesSql, ofInstance, type QualityPart } from './question.ts';

const outcomes = ['new', 'replaced', 'same', 'stale', 'quarantined'] as const;
const total = raw(outcomes.join(' + '));
const sums = join([
  sql`sum(${total})::bigint AS total`,
  ...outcomes.map((outcome) => sql`sum(${name(outcome)})::bigint AS ${name(outcome)}`),
]);
const none = Object.fromEntries(['total', ...outcomes].map((it) => [it, 0]));

/** How much there is, and how new it is. */
export const countParts: readonly QualityPart[] = [
  {
    fields: ['sessions'],
    statement: (question) =>
      sql`SELECT instance, count(*) AS sessions FROM sessions WHERE ${ofInstance(question)} GROUP BY 1`,
    read: ([row]) => ({ sessions: row?.['sessions'] ?? 0 }),
  },
  {
    fields: ['quarantined'],
    statement: (question) =>
      sql`SELECT instance, count(*) AS quarantined FROM quarantined_documents WHERE ${ofInstance(question)} GROUP BY 1`,
    read: ([row]) => ({ quarantined: row?.['quarantined'] ?? 0 }),
  },
  {
    fields: ['documents', 'lastFileAt', 'lagSeconds'],
    statement: (question) => sql`SELECT instance, ${sums}, max(last_at) AS "lastFileAt",
  GREATEST(0, floor(extract(epoch FROM transaction_timestamp() - max(last_at))))::bigint AS "lagSeconds"
FROM ingest_counts WHERE ${ofInstance(question)} GROUP BY 1`,
    read: ([row]) => ({
      documents: row ?? none,
      lastFileAt: row?.['lastFileAt'] ?? null,
      lagSeconds: row?.['lagSeconds'] ?? null,
    }),
  },
  {
    fields: ['documentsInRange'],
    statement: ({ from, to, ...question }) =>
      sql`SELECT instance, ${sums} FROM ingest_counts WHERE ${and([
        ofInstance({ from, to, ...question }),
        // Hours of UTC begin alike in every zone of the session.
        sql`hour >= date_trunc('hour', COALESCE(${from}::timestamptz, '-infinity'), 'UTC')`,
        sql`hour < COALESCE(${to}::timestamptz, 'infinity')`,
      ])} GROUP BY 1`,
    read: ([row], { from, to }) => ({ documentsInRange: from === null && to === null ? null : (row ?? none) }),
  },
  {
    fields: ['completeThrough'],
    statement: (question) =>
      sql`SELECT k.instance, ${completeThrough(sql`i.instance = k.instance`)} AS "completeThrough" FROM (${instancesSql(question)}) k`,
    read: ([row]) => ({ completeThrough: row?.['completeThrough'] ?? null }),
  },
];
