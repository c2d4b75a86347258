import { list, type Link } from '../../model/links.ts';
import { Session } from '../session/session.ts';
import { sessionOf } from '../usual-links.ts';
import { Recording } from './recording.ts';

/** The recordings of a call. */
export const recordingLinks: readonly Link[] = [
  list(
    Session,
    'recordings',
    Recording,
    { sessionId: 'rowId' },
    ['position'],
    'Its recordings, in the order of the file; calls only.',
  ),
  sessionOf(Recording),
];
