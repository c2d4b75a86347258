import { always, and, join, name, or, raw, sql, type Sql } from '../../database/sql.ts';
import { Session } from '../../domain/session/session.ts';
import type { ConnectionAnswer } from '../../graphql/connection/answer.ts';
import { fingerprintOf } from '../../graphql/connection/cursor.ts';
import { keyset, orderSql } from '../../graphql/connection/keyset.ts';
import { answerLists, defaultOrderOf } from '../../graphql/connection/list.ts';
import { pageOf, type ConnectionArgs, type Page } from '../../graphql/connection/page.ts';
import type { Row, TypeClass } from '../../model/fields.ts';
import { conditionOf } from '../../graphql/filter/condition.ts';
import { columnSql, selectList } from '../../graphql/plan/columns-sql.ts';
import { compileConnection } from '../../graphql/plan/compile.ts';
import { complete } from '../../graphql/plan/load.ts';
import type { Operation } from '../../graphql/plan/selection.ts';
import type { OtherField } from '../selection.ts';
import { groupReader, identityOf, type Group } from './group.ts';
import { placedRows, withKept, type GroupPlan } from './statement.ts';

/** A page of rows for each group, or of their sessions, each once; all by one statement. */
export async function drillDown(
  plan: GroupPlan,
  groups: readonly Group[],
  field: OtherField,
  operation: Operation,
): Promise<ConnectionAnswer[]> {
  const { grain, scope, question, run } = plan;
  const type: TypeClass = field.name === grain.field ? grain.type : Session;
  const args = field.args as ConnectionArgs;
  const hangsOn = fingerprintOf([grain.name, scope.filter, question.dimensions.map((it) => it.name), question.unit]);
  const page = pageOf(type, args, defaultOrderOf(type), run.pageCap, `group ${hangsOn}`);
  const places = new Map(groups.map((group, i) => [identityOf(group), i + 1]));
  const filter = conditionOf(type, args.filter ?? {}, run.principal);
  const placed = async (statement: Sql): Promise<Row[]> => {
    if (scope.keys === 0) return [];
    const found = await run.snapshot.rowsPlannedAnew(statement.compile());
    const groupOf = groupReader(question.dimensions.reduce((sum, it) => sum + it.width, 0));
    const rows = found.map((row): Row => ({ ...row, $n: places.get(identityOf(groupOf(row))) }));
    return rows.filter((row) => row['$n'] !== undefined);
  };
  return answerLists(
    {
      selection: compileConnection(type, field.nodes, operation),
      page,
      scope: null,
      readRows: (properties) => placed(pageSql(plan, type, page, filter, properties)),
      readCounts: () => placed(countSql(plan, type, filter)),
    },
    groups.length,
    run,
    complete,
  );
}

/** The rows that the groups count, as `t`, or their sessions, each once. */
function groupedRows(plan: GroupPlan, type: TypeClass): { readonly keys: Sql; readonly from: Sql } {
  const { grain, run } = plan;
  const placed = placedRows(plan, plan.base);
  const columns = join(placed.columns.map(({ name: of, value }) => sql`${value} AS ${name(of)}`));
  const hasSessions = type !== grain.type;
  const target = hasSessions
    ? sql`DISTINCT ${columns}, ${columnSql(grain.type, 'sessionId')} AS "$row"`
    : sql`${columns}, t.*`;
  const where = and([
    placed.where,
    grain.counted === null ? always : conditionOf(grain.type, grain.counted, run.principal),
  ]);
  const inner = sql`(\nSELECT ${target}\nFROM ${placed.from}\nWHERE ${where}\n)`;
  return {
    keys: join(placed.columns.map(({ name: of }) => sql`${raw(hasSessions ? 'g' : 't')}.${name(of)}`)),
    from: hasSessions ? sql`${inner} g JOIN sessions t ON t.row_id = g."$row"` : sql`${inner} t`,
  };
}

function pageSql(plan: GroupPlan, type: TypeClass, page: Page, filter: Sql, properties: Iterable<string>): Sql {
  const { keys, from } = groupedRows(plan, type);
  const column = (property: string): Sql => columnSql(type, property);
  const wanted = new Set([...properties, page.order.property, ...page.order.tie]);
  return sql`${withKept(plan)}SELECT * FROM (
SELECT ${keys}, ${selectList(type, wanted)}, row_number() OVER (PARTITION BY ${keys} ORDER BY ${orderSql(page, column)}) AS "$place"
FROM ${from}
WHERE ${and([filter, or(keyset(page, column))])}
) placed
WHERE "$place" <= ${raw(String(page.size + 1))}
ORDER BY "$place"`;
}

function countSql(plan: GroupPlan, type: TypeClass, filter: Sql): Sql {
  const { keys, from } = groupedRows(plan, type);
  return sql`${withKept(plan)}SELECT ${keys}, count(*) AS "count"
FROM ${from}
WHERE ${filter}
GROUP BY ${keys}`;
}
