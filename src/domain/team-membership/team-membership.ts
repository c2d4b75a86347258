import { instant, key, text } from '../../model/columns.ts';
import { globalId } from '../../model/global-id.ts';
import { Stored } from '../../model/stored.ts';
import type { Instant, Key } from '../../model/values.ts';

/** That an agent was seen in a team. */
@Stored({
  says: 'That an agent was in a team, as sessions show it. Files do not tell when a membership began or ended, only that it was there.',
  table: 'team_memberships',
  tie: ['instance', 'teamId', 'agentId'],
  indexes: [{ name: 'team_memberships_agent', columns: ['instance', 'agentId'] }],
})
export class TeamMembership {
  @globalId('instance', 'teamId', 'agentId')
  readonly id!: string;

  @text(null, 'Instance of both.', { primary: true, hidden: true, filtered: true })
  instance!: string;

  @key(null, 'Number of the team.', { primary: true, hidden: true })
  teamId!: Key;

  @key(null, 'Number of the agent.', { primary: true, hidden: true })
  agentId!: Key;

  @instant(
    null,
    'When the earliest session began that shows the agent in this team; null where no such session has a time.',
  )
  firstSeenAt!: Instant | null;

  @instant(
    null,
    'When the latest session began that shows the agent in this team; null where no such session has a time.',
  )
  lastSeenAt!: Instant | null;
}
