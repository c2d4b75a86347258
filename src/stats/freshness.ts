import { and, raw, sql, type Sql } from '../database/sql.ts';
import { completeThrough, SETTLED_AFTER_MINUTES } from '../domain/ingest-source/complete-through.ts';
import type { ConnectionExtra, Scope } from '../graphql/connection/extras.ts';
import type { Run } from '../graphql/context.ts';
import { comparison } from '../graphql/filter/comparison.ts';
import { conditionOf } from '../graphql/filter/condition.ts';
import type { Grain } from './grain.ts';

/** How new and how final the numbers of a list are. */
export const freshnessOf = (grain: Grain): readonly ConnectionExtra[] => [
  {
    name: 'asOf',
    says: 'The instant of the snapshot that all of the operation is read from.',
    type: () => 'instant',
    nullable: false,
    args: [],
    answer: async ({ parents }, _args, _nodes, run) => {
      const [row] = await run.snapshot.rows({ text: 'SELECT transaction_timestamp() AS "at"', values: [] });
      return Array.from({ length: parents }, () => row?.['at']);
    },
  },
  {
    name: 'completeThrough',
    says: `The instant up to which every watched source is listed with nothing pending, minus ${String(SETTLED_AFTER_MINUTES)} minutes: the earliest of all instances, or of those that the filter or the parent leaves. Null where one of them has no watched source, or one that was not yet listed.`,
    type: () => 'instant',
    nullable: true,
    args: [],
    answer: async (scope, _args, _nodes, run) => {
      const rows = scope.keys === 0 ? [] : await run.snapshot.rows(completeSql(scope).compile());
      const answers = new Map(rows.map((row) => [row['$n'], row['at']]));
      return Array.from({ length: scope.parents }, (_, i) => answers.get(i + 1) ?? null);
    },
  },
  {
    name: 'provisional',
    says: `Whether a session of these rows may still get its second file, with wrap-up, survey and dispositions: it is not over, or ended less than ${String(SETTLED_AFTER_MINUTES)} minutes before \`asOf\`.`,
    type: () => 'flag',
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

/** One statement for all parents; where these do not tell their instance, all have the same answer. */
function completeSql({ filter, parents, parentKeys }: Scope): Sql {
  const instance = raw('i.instance');
  const asked = conditionsOn('instance', filter).map((input) =>
    comparison({ name: 'instance', kind: 'text' }, input, instance),
  );
  const own = parentKeys?.column('instance');
  if (parentKeys && own) {
    return sql`SELECT k.n AS "$n", ${completeThrough(and([sql`${instance} = ${own}`, ...asked]))} AS "at" FROM ${parentKeys.table}`;
  }
  return sql`SELECT n AS "$n", c.at FROM (SELECT ${completeThrough(and(asked))} AS "at") c, generate_series(1, ${parents}::integer) n`;
}

/** What a filter asks of a property of every row, or of the session of every row. */
function conditionsOn(property: string, filter: Scope['filter']): Readonly<Record<string, unknown>>[] {
  const all = (filter['and'] ?? []) as Scope['filter'][];
  const within = [...all, filter['session'] as Scope['filter'] | null | undefined].filter((it) => it != null);
  const own = filter[property] as Readonly<Record<string, unknown>> | null | undefined;
  return [...(own == null ? [] : [own]), ...within.flatMap((it) => conditionsOn(property, it))];
}

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
