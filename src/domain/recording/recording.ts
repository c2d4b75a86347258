import { instant, json, open, seconds, text } from '../../model/columns.ts';
import { Stored } from '../../model/stored.ts';
import type { Instant, Int64 } from '../../model/values.ts';
import { SessionChild } from '../session-child.ts';
import { RecordingType } from './recording.enums.ts';

/** One recording of a call. */
@Stored({
  says: 'One recording of a call. It may be longer than the handle phases. Where the sound is: `recordingUrl` of the session.',
  table: 'recordings',
  tie: ['sessionId', 'rowId'],
})
export class Recording extends SessionChild {
  @open(RecordingType, 'recording_type', 'What it is of.')
  typeText!: string | null;

  @instant('started_at', 'When it began; it ended `durationSeconds` later.')
  startedAt!: Instant | null;

  @seconds('duration', 'Length in seconds.')
  durationSeconds!: Int64 | null;

  @text('conference_sid', "The telephony provider's id of the conference; null where not told.")
  conferenceSid!: string | null;

  @json('redaction_times', 'The redactions as delivered.', { hidden: true })
  redactionTimes!: unknown;
}
