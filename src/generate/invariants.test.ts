import { generateFiles } from './files.ts';

type Row = Record<string, unknown>;

const KEYS = {
  call: `id call_uuid lang call_type session_type session_type_v2 status sub_status created_at queued_at assigned_at
    connected_at ends_at scheduled_at updated_at wait_duration call_duration hold_duration rating has_feedback voip_provider
    out_ticket_id out_ticket_url is_out_ticket_account verified recording_url recording_permission voicemail_reason
    deflection disconnected_by fail_reason fail_details adapter_fail_code adapter_fail_message support_number selected_menu
    menu_path queue_priority_level agent_info end_user photos videos transfers escalations deflection_details
    handle_durations queue_durations virtual_agent_deflected_escalations virtual_agent_handle_durations
    consumer_handle_durations consumer_event_durations consumer_in_menu_durations participants recordings offer_type
    offer_events answer_type outbound_number wait_time_sms in_call_sms in_queue_wait_time_va automation_redirection
    dispositions email feedback smart_action_text custom_data_secured custom_data_not_secured sip_headers`,
  chat: `id lang chat_type session_type session_type_v2 status sub_status created_at assigned_at ends_at updated_at
    first_msg_sent_at last_msg_sent_at wait_duration chat_duration verified rating has_feedback out_ticket_id
    out_ticket_url is_out_ticket_account fail_reason provider_type provider_channel_id message_count average_response_time
    longest_response_time selected_menu menu_path transcript queue_priority_level agent_info end_user photos videos
    transfers escalations participants handle_durations queue_durations virtual_agent_handle_durations
    virtual_agent_deflected_escalations consumer_handle_durations consumer_event_durations offer_type offer_events
    answer_type after_hours transfer_limit dispositions email feedback smart_action_text custom_data_secured
    custom_data_not_secured`,
};

const CALL_HANDLE = `id agent_id acw_duration bcw_duration call_duration menu_path_id menu_path lang barged transfer
  transfer_id transfer_cold started_at ended_at scheduled_at hold_duration assigned_connection_duration`;
const CHAT_HANDLE = `id agent_id acw_duration chat_duration menu_path_id menu_path lang transfer transfer_id started_at
  ended_at response_count response_time_total response_time_max response_time_avg assigned_connection_duration`;
const CALL_PARTICIPANT = `id type entry_type user_id end_user_id virtual_agent_id virtual_agent_params status fail_reason
  connected_at phone_number sip_headers location location_id email first_name last_name middle_name teams caller_id call_id
  call_duration hold_duration ended_at agent_assist virtual_agent adapter_fail_code adapter_fail_message`;
const CHAT_PARTICIPANT = `id type entry_type user_id end_user_id virtual_agent_id virtual_agent_params status fail_reason
  connected_at phone_number sip_headers location location_id email first_name last_name middle_name teams chat_id
  finished_at chat_duration virtual_agent agent_assist`;

/** The keys of rows, for both channels unless one is named. */
const ROW_KEYS: Record<string, string> = {
  'call handle_durations': CALL_HANDLE,
  'chat handle_durations': CHAT_HANDLE,
  'call participants': CALL_PARTICIPANT,
  'chat participants': CHAT_PARTICIPANT,
  queue_durations: `id agent_id ended_at lang menu_path_id menu_path queue_duration started_at transfer_cold transfer
    transfer_id service_level_abandon_time_threshold service_level_event service_level_target_percent
    service_level_target_time`,
  transfers: `id status fail_reason created_at assigned_at connected_at updated_at call_duration wait_duration deflection
    answer_type_path from_menu_path to_menu_path from_agent to_agent from_virtual_agent to_virtual_agent
    from_queue_priority_level to_queue_priority_level`,
  escalations: 'id status reason created_at escalated_at from_virtual_agent to_agent from_menu_path to_menu_path',
  recordings: 'id call_id conference_sid duration recording_type redaction_times started_at',
  dispositions: `user_id transfer_id participant_id note code ujet_code_id list list_path ujet_list_id custom_list_id
    custom_code_id`,
};

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}([+-]\d\d:\d\d|Z)$/;

test('every file keeps the order of keys, the types and the sums of real records, in first and in newest exports', () => {
  const wrong: string[] = [];
  let count = 0;
  for (let seed = 1; seed <= 100; seed++) {
    const options = {
      seed,
      sessions: 40,
      from: new Date(Date.UTC(2026, seed % 12, 1)),
      to: new Date(Date.UTC(2026, seed % 12, 25)),
    };
    for (const { text, name } of generateFiles({
      ...options,
      instances: ['default', 'berlin', 'jakarta'],
      secondExports: 0.4,
    })) {
      const record = JSON.parse(text) as Row;
      for (const problem of problemsOf(record)) wrong.push(`seed ${seed} ${name}: ${problem}`);
      count++;
    }
  }
  expect(wrong.slice(0, 20)).toEqual([]);
  expect(count).toBeGreaterThan(100 * 40);
}, 120_000);

function problemsOf(record: Row): string[] {
  const problems: string[] = [];
  const say = (holds: boolean, problem: string): void => void (holds || problems.push(problem));
  const channel = 'chat_type' in record ? 'chat' : 'call';
  const durationKey = `${channel}_duration`;
  const rows = (key: string): Row[] => (record[key] ?? []) as Row[];
  const number = (row: Row, key: string): number => (row[key] ?? 0) as number;
  const sum = (key: string, of: string): number => rows(key).reduce((total, row) => total + number(row, of), 0);

  say(isInOrder(record, KEYS[channel]), 'order of keys');
  for (const key of Object.keys(record)) {
    const keys = ROW_KEYS[`${channel} ${key}`] ?? ROW_KEYS[key];
    if (keys) for (const row of rows(key)) say(isInOrder(row, keys), `order of keys in ${key}`);
  }
  checkInstants(record, say);
  say(secondsBetween(record['created_at'], record['updated_at'])! > 0, 'updated_at after created_at');

  const handled =
    sum('handle_durations', 'acw_duration') +
    sum('handle_durations', 'bcw_duration') +
    sum('handle_durations', durationKey);
  say(number(record, durationKey) === handled, `${durationKey} ${record[durationKey]} against ${handled}`);
  if (channel === 'call') say(record['hold_duration'] === sum('handle_durations', 'hold_duration'), 'hold_duration');
  say(record['wait_duration'] === sum('queue_durations', 'queue_duration'), 'wait_duration');

  const transferIds = rows('transfers').map((row) => row['id']);
  for (const row of rows('handle_durations')) {
    const phases = ['acw_duration', 'bcw_duration', durationKey].map((key) => number(row, key));
    say(secondsOf(row) === phases.reduce((a, b) => a + b), `span of handle ${row['id']}`);
    say(phases.filter((seconds) => seconds > 0).length === 1, `phases of handle ${row['id']}`);
    say(number(row, 'hold_duration') <= number(row, durationKey), `hold of handle ${row['id']}`);
    say(row['transfer_id'] === null || transferIds.includes(row['transfer_id']), `transfer of handle ${row['id']}`);
  }
  const losesWaits = rows('queue_durations').some((row) => secondsOf(row)! > 0) && record['wait_duration'] === 0;
  for (const row of rows('queue_durations')) {
    say(losesWaits || secondsOf(row) === row['queue_duration'], `span of queue leg ${row['id']}`);
  }
  for (const row of rows('transfers')) {
    const talked = secondsBetween(row['connected_at'], row['updated_at']);
    say((talked ?? 0) === row['call_duration'], `duration of transfer ${row['id']}`);
    const waited = secondsBetween(row['created_at'], row['assigned_at']);
    const leg = rows('queue_durations').find((other) => other['transfer_id'] === row['id']);
    say(losesWaits || waited === null || waited === row['wait_duration'], `wait of transfer ${row['id']}`);
    say(row['wait_duration'] === (leg?.['queue_duration'] ?? 0), `leg of transfer ${row['id']}`);
  }
  for (const key of ['virtual_agent_handle_durations', 'consumer_handle_durations']) {
    for (const row of rows(key)) say(secondsOf(row) === row[durationKey] && secondsOf(row)! >= 0, `span in ${key}`);
  }
  for (const row of [...rows('consumer_event_durations'), ...rows('consumer_in_menu_durations')]) {
    say(secondsOf(row) === row['duration'], `span of event ${row['id']}`);
  }
  for (const row of rows('participants')) {
    const seconds = secondsBetween(row['connected_at'], row['ended_at'] ?? row['finished_at']);
    say(
      seconds === null || (seconds === row[durationKey] && seconds >= 0),
      `span of participant ${row['type']} ${row['id']}`,
    );
    say(row[`${channel}_id`] === record['id'], `session of participant ${row['id']}`);
  }
  const participants = rows('participants').map((row) => row['id']);
  for (const row of rows('dispositions')) {
    say(participants.includes(row['participant_id']), 'participant of disposition');
  }
  for (const row of rows('recordings')) say(row['call_id'] === record['id'], `session of recording ${row['id']}`);
  return problems;
}

function isInOrder(row: Row, keys: string): boolean {
  const own = Object.keys(row);
  const known = keysOf(keys).filter((key) => key in row);
  return own.length === known.length && own.every((key, at) => key === known[at]);
}

const split = new Map<string, string[]>();

function keysOf(text: string): string[] {
  let keys = split.get(text);
  if (!keys) split.set(text, (keys = text.split(/\s+/)));
  return keys;
}

/** Every instant is in the form of the files, and every whole number is one. */
function checkInstants(value: unknown, say: (holds: boolean, problem: string) => void): void {
  if (Array.isArray(value)) value.forEach((item) => checkInstants(item, say));
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    const isInstant = key.endsWith('_at') || key === 'casting_time' || key === 'start' || key === 'end';
    if (isInstant) say(inner === null || INSTANT.test(String(inner)), `${key} ${String(inner)}`);
    if (/_(duration|id|count)$/.test(key) && typeof inner === 'number') {
      say(inner >= 0 && Number.isInteger(inner), `${key} ${inner}`);
    }
    checkInstants(inner, say);
  }
}

function secondsOf(row: Row): number | null {
  return secondsBetween(row['started_at'], row['ended_at']);
}

function secondsBetween(from: unknown, to: unknown): number | null {
  if (typeof from !== 'string' || typeof to !== 'string') return null;
  return (Date.parse(to) - Date.parse(from)) / 1000;
}
