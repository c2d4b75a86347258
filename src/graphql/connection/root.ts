import type { Run } from '../context.ts';
import type { TypeClass } from '../../model/fields.ts';
import { conditionOf } from '../filter/condition.ts';
import { columnSql, tableOf } from '../plan/columns-sql.ts';
import { complete } from '../plan/load.ts';
import type { ConnectionSelection } from '../plan/plan.ts';
import { raw, sql } from '../../database/sql.ts';
import type { ConnectionAnswer } from './answer.ts';
import { drivenSource } from './driven.ts';
import { answerLists, defaultOrderOf } from './list.ts';
import { pageOf, type ConnectionArgs } from './page.ts';
import { countSql, pageSql, type Source } from './rows-sql.ts';

/** Answers a connection of the root: all rows of a type that pass the filter. */
export async function answerRoot(
  type: TypeClass,
  args: ConnectionArgs,
  selection: ConnectionSelection,
  run: Run,
): Promise<ConnectionAnswer> {
  const page = pageOf(type, args, defaultOrderOf(type), run.pageCap, '');
  const filter = args.filter ?? {};
  const plain: Source = {
    from: sql`${tableOf(type)} t`,
    where: [conditionOf(type, filter, run.principal)],
    orderColumn: (property) => columnSql(type, property),
  };
  const source = drivenSource(type, filter, page.order, run.principal) ?? plain;
  const [answer] = await answerLists(
    {
      selection,
      page,
      scope: {
        type,
        parents: 1,
        keys: 1,
        parent: raw('1'),
        from: sql`${tableOf(type)} t`,
        where: [],
        filter,
        parentKeys: null,
      },
      readRows: (properties) => run.snapshot.rows(pageSql(type, source, properties, page).compile()),
      readCounts: () => run.snapshot.rows(countSql(plain).compile()),
    },
    1,
    run,
    complete,
  );
  return answer as ConnectionAnswer;
}
