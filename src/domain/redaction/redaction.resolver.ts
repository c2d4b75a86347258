import { list, one, type Link } from '../../model/links.ts';
import { Recording } from '../recording/recording.ts';
import { Session } from '../session/session.ts';
import { agentOf, sessionOf } from '../usual-links.ts';
import { Redaction } from './redaction.ts';

/** The redactions of a recording, and of all recordings of a session. */
export const redactionLinks: readonly Link[] = [
  list(
    Recording,
    'redactions',
    Redaction,
    { sessionId: 'sessionId', recordingRowId: 'rowId' },
    ['position'],
    'Stretches that were kept out of it, in the order of the file.',
  ),
  list(
    Session,
    'redactions',
    Redaction,
    { sessionId: 'rowId' },
    ['startedAt', 'rowId'],
    'Stretches that were kept out of any of its recordings, in the order of time.',
  ),
  sessionOf(Redaction),
  one(
    Redaction,
    'recording',
    Recording,
    { sessionId: 'sessionId', rowId: 'recordingRowId' },
    'Recording that it was kept out of.',
  ),
  agentOf(Redaction, 'Agent who began it.', 'startAgent', 'startAgentId'),
  agentOf(Redaction, 'Agent who ended it; null where it was not ended.', 'endAgent', 'endAgentId'),
];
