import { each, list, type Link } from '../../model/links.ts';
import { Disposition } from '../disposition/disposition.ts';
import { Session } from '../session/session.ts';
import { Team } from '../team/team.ts';
import { agentOf, endUserOf, sessionOf, virtualAgentOf } from '../usual-links.ts';
import { Participant } from './participant.ts';

/** Who took part, and from there to the people, their teams and what they noted. */
export const participantLinks: readonly Link[] = [
  list(
    Session,
    'participants',
    Participant,
    { sessionId: 'rowId' },
    ['position'],
    'Everyone who took part, in the order of the file. Who comes back is there again.',
  ),
  sessionOf(Participant),
  agentOf(Participant, 'The agent; null for other participants.'),
  virtualAgentOf(Participant, 'The virtual agent; null for other participants.'),
  endUserOf(Participant, 'The consumer; null for other participants.'),
  each(
    Participant,
    'teams',
    Team,
    { instance: 'instance', externalId: 'teamIds' },
    'externalId',
    'Teams of the agent at that moment; empty for other participants.',
  ),
  list(
    Participant,
    'dispositions',
    Disposition,
    { sessionId: 'sessionId', participantRowId: 'rowId' },
    ['position'],
    'Codes that this participant gave.',
  ),
];
