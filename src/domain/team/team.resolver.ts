import { list, one, type Link } from '../../model/links.ts';
import { Agent } from '../agent/agent.ts';
import { TeamMembership } from '../team-membership/team-membership.ts';
import { agentOf } from '../usual-links.ts';
import { Team } from './team.ts';

const ofTeam = { instance: 'instance', teamId: 'externalId' } as const;
const ofAgent = { instance: 'instance', agentId: 'externalId' } as const;

/** Who was seen in which team. */
export const teamLinks: readonly Link[] = [
  list(Team, 'agents', Agent, ofTeam, ['externalId'], 'Agents who were ever seen in this team.', {
    via: { type: TeamMembership, match: { instance: 'instance', externalId: 'agentId' } },
  }),
  list(Agent, 'teams', Team, ofAgent, ['externalId'], 'Teams in which this agent was ever seen.', {
    via: { type: TeamMembership, match: { instance: 'instance', externalId: 'teamId' } },
  }),
  list(Team, 'memberships', TeamMembership, ofTeam, ['agentId'], 'Who was seen in this team, and when.'),
  list(Agent, 'teamMemberships', TeamMembership, ofAgent, ['teamId'], 'In which teams this agent was seen, and when.'),
  agentOf(TeamMembership, 'The agent.'),
  one(TeamMembership, 'team', Team, { instance: 'instance', externalId: 'teamId' }, 'The team.'),
];
