import { instant, type Row } from './draft.ts';
import type { GeneratedSession } from './sessions.ts';

/**
 * The export that was written just after the end: no wrap-up, survey, rating, comment, codes or link to the recording
 * yet, and every sum without them.
 */
export function firstExport(session: GeneratedSession): Row {
  const { record, draft, firstVersion } = session;
  const talks = draft.handles.filter((row) => row['acw_duration'] === 0);
  const handled = talks.reduce((sum, row) => sum + secondsOf(row), 0);
  const durationKey = draft.channel === 'call' ? 'call_duration' : 'chat_duration';
  return {
    ...record,
    updated_at: instant(draft, firstVersion),
    [durationKey]: draft.handles.length > 0 ? handled : record[durationKey],
    rating: null,
    has_feedback: false,
    ...(draft.channel === 'call' ? { recording_url: null } : undefined),
    transfers: draft.transfers.map((row) => untilTalkEnds(row, talks)),
    handle_durations: talks,
    consumer_handle_durations: (record['consumer_handle_durations'] as Row[] | null | undefined)?.map((row) =>
      withoutSurvey(session, row),
    ),
    participants: (record['participants'] as Row[] | null | undefined)?.map((row) => withoutSurvey(session, row)),
    consumer_event_durations: [],
    dispositions: undefined,
    feedback: null,
  };
}

function secondsOf(row: Row): number {
  return (
    ((row['call_duration'] ?? row['chat_duration']) as number) + ((row['bcw_duration'] as number | undefined) ?? 0)
  );
}

/** A transfer lasts until the wrap-up ends, so before that until the talk does. */
function untilTalkEnds(transfer: Row, talks: readonly Row[]): Row {
  const talk = talks.find((row) => row['transfer_id'] === transfer['id'] && row['barged'] !== true);
  return talk ? { ...transfer, updated_at: talk['ended_at'], call_duration: secondsOf(talk) } : transfer;
}

/** Whoever stayed on the line for the survey is, at first, only there until the end. */
function withoutSurvey({ record, draft }: GeneratedSession, row: Row): Row {
  if (draft.surveySeconds === 0 || row['ended_at'] !== instant(draft, (draft.endsAt as number) + draft.surveySeconds)) {
    return row;
  }
  return { ...row, call_duration: (row['call_duration'] as number) - draft.surveySeconds, ended_at: record['ends_at'] };
}
