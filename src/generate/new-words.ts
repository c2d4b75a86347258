import type { Draft, Row } from './draft.ts';

/** Words of a release to come, for every key that holds one of an open list: `key` of the record, or `list.key` of one row of a list. */
const WORDS: readonly (readonly [path: string, word: string])[] = [
  ['status', 'escalated_to_video'],
  ['session_type_v2', 'Voice Inbound (Kiosk)'],
  ['session_type_v2', 'Video Meeting'],
  ['fail_reason', 'eu_device_lost'],
  ['disconnected_by', 'disconnected_by_supervisor'],
  ['recording_permission', 'implied'],
  ['voicemail_reason', 'queue_closed'],
  ['deflection', 'kiosk_redirection'],
  ['answer_type', 'whisper'],
  ['offer_type', 'skillcast'],
  ['participants.type', 'observer'],
  ['participants.entry_type', 'monitor'],
  ['participants.status', 'parked'],
  ['participants.fail_reason', 'ag_timed_out'],
  ['transfers.status', 'requested'],
  ['transfers.fail_reason', 'to_agent_rejected'],
  ['transfers.deflection', 'transfer_redirection'],
  ['escalations.status', 'queued'],
  ['escalations.reason', 'by_sentiment'],
  ['queue_durations.service_level_event', 'paused_sla'],
  ['deflection_details.deflection', 'kiosk_redirection'],
  ['virtual_agent_deflected_escalations.deflection', 'kiosk_redirection'],
  ['virtual_agent_deflected_escalations.escalation_reason', 'by_sentiment'],
  ['virtual_agent_handle_durations.finish_reason', 'timed_out'],
  ['virtual_agent_handle_durations.escalation_reason', 'by_sentiment'],
  ['virtual_agent_handle_durations.initiated_by', 'api'],
  ['consumer_event_durations.type', 'call_quality'],
  ['consumer_event_durations.event', 'skipped'],
  ['consumer_in_menu_durations.event', 'timed_out'],
  ['recordings.recording_type', 'screen'],
  ['photos.photo_type', 'document'],
];

/** The record with a word that nobody has documented: of those that it has a place for, the one that came least. */
export function withNewWord(record: Row, { centre, random }: Draft): Row {
  const turns = (path: string, word: string): number => centre.turns.get(`${path} ${word}`) ?? 0;
  const [least] = WORDS.filter(([path]) => hasPlace(record, path)).sort((a, b) => turns(...a) - turns(...b));
  if (!least) return record;
  const [path, word] = least;
  centre.turns.set(`${path} ${word}`, turns(path, word) + 1);
  const [list, key] = path.includes('.') ? (path.split('.') as [string, string]) : [null, path];
  if (list === null) return { ...record, [key]: word };
  const rows = record[list] as readonly Row[];
  const changed = random.pick(rows);
  return { ...record, [list]: rows.map((row) => (row === changed ? { ...row, [key]: word } : row)) };
}

function hasPlace(record: Row, path: string): boolean {
  const [first = '', key] = path.split('.');
  return key === undefined ? first in record : Boolean((record[first] as readonly Row[] | undefined)?.length);
}
