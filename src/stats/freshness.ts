import { GraphQLBoolean } from 'graphql';
import { and, raw, sql, type Sql } from '../database/sql.ts';
import type { ConnectionExtra, Scope } from '../graphql/connection/extras.ts';
import type { Run } from '../graphql/context.ts';
import { conditionOf } from '../graphql/filter/condition.ts';
import { DateTime } from '../graphql/scalars.ts';
import type { Grain } from './grain.ts';

/** The second file of a session comes about 15 minutes after its end; later than this it is not waited for. */
const SETTLED_AFTER_MINUTES = 20;

/** How new and how final the numbers of a list are. */
export const freshnessOf = (grain: Grain): readonly ConnectionExtra[] => [
  {
    name: 'asOf',
    says: 'The instant of the snapshot that all of the operation is read from.',
    type: () => DateTime,
    nullable: false,
    args: [],
    answer: async ({ parents }, _args, _nodes, run) => {
      const [row] = await run.snapshot.rows({ text: 'SELECT transaction_timestamp() AS "at"', values: [] });
      return Array.from({ length: parents }, () => row?.['at']);
    },
  },
  {
    name: 'completeThrough',
    says: `The instant up to which every watched source is listed with nothing pending, minus ${String(SETTLED_AFTER_MINUTES)} minutes. Null without a watched source.`,
    type: () => DateTime,
    nullable: true,
    args: [],
    answer: ({ parents }) => Promise.resolve(Array.from({ length: parents }, () => null)),
  },
  {
    name: 'provisional',
    says: `Whether a session of these rows may still get its second file, with wrap-up, survey and dispositions: it is not over, or ended less than ${String(SETTLED_AFTER_MINUTES)} minutes before \`asOf\`.`,
    type: () => GraphQLBoolean,
    nullable: false,
    args: [],
    answer: async (scope, _args, _nodes, run) => {
      const found =
        scope.keys === 0 ? [] : await run.snapshot.rowsPlannedAnew(unsettledSql(grain, scope, run).compile());
      const unsettled = new Set(found.map((row) => row['$n']));
      return Array.from({ length: scope.parents }, (_, i) => unsettled.has(i + 1));
    },
  },
];

function unsettledSql(grain: Grain, scope: Scope, run: Run): Sql {
  const isSession = grain.sessionKey === 'rowId';
  const alias = raw(isSession ? 't' : 's');
  const join = isSession ? raw('') : sql`\nJOIN sessions s ON s.row_id = t.session_id`;
  const unsettled = sql`(${alias}.is_open OR ${alias}.ended_at > transaction_timestamp() - make_interval(mins => ${SETTLED_AFTER_MINUTES}::integer))`;
  const where = and([...scope.where, conditionOf(scope.type, scope.filter, run.principal), unsettled]);
  // Of one list one row is enough.
  const end = scope.parents === 1 ? raw('LIMIT 1') : raw('GROUP BY 1');
  return sql`SELECT ${scope.parent} AS "$n"
FROM ${scope.from}${join}
WHERE ${where}
${end}`;
}
