import { connection, list, one, type Link } from '../../model/links.ts';
import { Agent } from '../agent/agent.ts';
import { Participant } from '../participant/participant.ts';
import { Session } from '../session/session.ts';
import { Transfer } from '../transfer/transfer.ts';
import { agentOf, sessionOf, transferOf } from '../usual-links.ts';
import { Disposition } from './disposition.ts';

/** The codes and notes of a session, of a transfer and of an agent. */
export const dispositionLinks: readonly Link[] = [
  list(
    Session,
    'dispositions',
    Disposition,
    { sessionId: 'rowId' },
    ['position'],
    'Codes and notes that agents gave it, in the order of the file. They come with its second file.',
  ),
  sessionOf(Disposition),
  agentOf(Disposition, 'Agent who gave it.'),
  one(
    Disposition,
    'participant',
    Participant,
    { sessionId: 'sessionId', rowId: 'participantRowId' },
    'Participant who gave it; null where the file has no such participant.',
  ),
  transferOf(Disposition, 'Transfer that led to the turn; null for the first turn.'),
  list(
    Transfer,
    'dispositions',
    Disposition,
    { sessionId: 'sessionId', transferId: 'rowId' },
    ['position'],
    'Codes that were given to the turn that it led to.',
  ),
  connection(
    Agent,
    'dispositions',
    Disposition,
    { instance: 'instance', agentId: 'externalId' },
    'Codes and notes that this agent gave.',
  ),
  connection(
    Disposition,
    'sessions',
    Session,
    { instance: 'instance', code: 'code' },
    'Sessions of the instance that were given the same code, from any list and by anybody, each once. None where it has no code.',
    { type: Disposition, key: 'sessionId' },
  ),
];
