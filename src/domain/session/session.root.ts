import { sql } from '../../database/sql.ts';
import { Refusal } from '../../errors.ts';
import { conditionOf } from '../../graphql/filter/condition.ts';
import { selectList } from '../../graphql/plan/columns-sql.ts';
import { typePlanOf } from '../../graphql/plan/kept.ts';
import { complete } from '../../graphql/plan/load.ts';
import { runOf, type Root } from '../../graphql/roots.ts';
import { Channel } from '../vocabulary/channel.ts';
import { Session } from './session.ts';

interface SessionArgs {
  readonly channel: string;
  readonly externalId: string;
  readonly instance?: string | null;
}

/** `session(channel:, externalId:, instance:)`: one session by the numbers people write down. */
export const sessionRoot: Root = {
  name: 'session',
  says: "One session by the platform's own number; null where there is none.",
  type: () => Session,
  nullable: true,
  args: [
    {
      name: 'channel',
      type: () => Channel,
      nullable: false,
      says: 'Call or chat: both count from 1, so 135 is two sessions.',
    },
    { name: 'externalId', type: () => 'id', nullable: false, says: "The platform's number." },
    {
      name: 'instance',
      type: () => 'text',
      nullable: true,
      says: 'Name of the instance; may be left out where only one has the number.',
    },
  ],
  resolve: async (_source, args: SessionArgs, context, info) => {
    const run = runOf(context, info);
    const plan = typePlanOf(Session, info);
    const condition = conditionOf(
      Session,
      {
        channel: { eq: args.channel },
        externalId: { eq: args.externalId },
        ...(args.instance == null ? {} : { instance: { eq: args.instance } }),
      },
      run.principal,
    );
    const columns = selectList(Session, new Set([...plan.columns, 'instance']));
    const rows = await run.snapshot.rows(
      sql`SELECT ${columns} FROM sessions t WHERE ${condition} ORDER BY t.instance LIMIT 20`.compile(),
    );
    if (rows.length > 1) {
      const names = rows.map((row) => JSON.stringify(row['instance'])).join(', ');
      throw new Refusal(
        'BAD_USER_INPUT',
        `${args.channel} ${args.externalId} exists in several instances; give \`instance\`: ${names}.`,
      );
    }
    await complete(plan, rows, run);
    return rows[0] ?? null;
  },
};
