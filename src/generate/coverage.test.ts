import { generateFiles } from './files.ts';

type Row = Record<string, unknown>;

/** What was found at one path: how often each value, and the paths below. */
interface Place {
  readonly values: Map<unknown, number>;
  readonly below: Map<string, Place>;
}

const root: Place = { values: new Map(), below: new Map() };
const endUsers = new Set<unknown>();
const SESSIONS = 40_000;
let characters = 0;

beforeAll(() => {
  const range = { from: new Date('2025-11-01T00:00:00Z'), to: new Date('2026-09-01T00:00:00Z') };
  const instances = ['one', 'two', 'three'];
  for (const { text, instance } of generateFiles({ seed: 11, sessions: SESSIONS, ...range, instances })) {
    const record = JSON.parse(text) as Row;
    characters += text.length;
    endUsers.add(`${instance} ${(record['end_user'] as Row | null)?.['id'] as number}`);
    collect(record, below(root, 'chat_type' in record ? 'chat' : 'call'));
  }
}, 120_000);

/** Counts short texts, truth values and null as they are, of everything else only that it is there. */
function collect(value: unknown, place: Place): void {
  if (Array.isArray(value)) {
    count(below(place, 'length'), Math.min(value.length, 4));
    for (const item of value) collect(item, below(place, '[]'));
  } else if (typeof value === 'object' && value !== null) {
    count(place, 'object');
    for (const key of Object.keys(value)) collect((value as Row)[key], below(place, key));
  } else if (typeof value === 'string' && value.length < 60 && !value.endsWith('0')) {
    count(place, value);
  } else {
    count(place, typeof value === 'boolean' || value === null ? value : typeof value);
  }
}

function below(place: Place, key: string): Place {
  let next = place.below.get(key);
  if (!next) place.below.set(key, (next = { values: new Map(), below: new Map() }));
  return next;
}

function count({ values }: Place, value: unknown): void {
  const known = values.get(value);
  // Names and instants are endless; a few of them are enough.
  if (known !== undefined || values.size < 200) values.set(value, (known ?? 0) + 1);
  else values.set('more', (values.get('more') ?? 0) + 1);
}

function valuesAt(path: string): Map<unknown, number> {
  const keys = path.replaceAll('[]', '.[]').split('.');
  return keys.reduce<Place>(below, root).values;
}

const VALUES: readonly (readonly [path: string, values: string])[] = [
  [
    'call.status',
    `scheduled queued assigned connecting switching connected finished failed recovered deflected selecting va_assigned
     va_connected preview_pending preview_ready campaign_connecting campaign_connected requeued voicemail voicemail_received
     voicemail_read action_only action_only_finished`,
  ],
  ['chat.status', 'queued assigned finished no_response canceled failed dismissed va_assigned va_dismissed'],
  [
    'call.fail_reason',
    `nothing unknown expired transfer_expired eu_canceled eu_rejected eu_abandoned eu_in_menu_abandoned eu_repeated_voicemail
     eu_repeated_callback eu_busy eu_wrong_number eu_no_answer eu_noti_failed ag_canceled ag_ignored ag_mic_no_device
     ag_mic_denied voip_twilio_error voip_tokbox_error voip_invalid_token voip_conn_general voip_conn_timeout voip_conn_signal
     voip_nexmo_error stuck_due_to_api_error group_deleted_no_substitute menu_deleted direct_pstn_call_to_fallback_number
     force_ended`,
  ],
  [
    'chat.fail_reason',
    `nothing unknown no_response expired after_hours escalation_failed expired_menu_selection end_user_opt_out over_cap_email
     group_deleted_no_substitute customer_timeout force_ended`,
  ],
  [
    'call.deflection',
    'no_deflection after_hours_message_only temp_redirection_phone temp_redirection_queue after_hours_voicemail',
  ],
  ['call.virtual_agent_deflected_escalations[].deflection', 'temp_redirection_queue after_hours_message_only'],
  ['call.voicemail_reason', 'not_voicemail after_hours over_capacity direct_voicemail'],
  ['call.transfers[].status', 'transferred transferring failed canceled deflected'],
  ['call.transfers[].fail_reason', 'nothing va_failure eu_abandoned transfer_expired'],
  ['call.transfers[].answer_type_path', 'manual_to_manual manual_to_auto auto_to_auto'],
  ['call.escalations[].status', 'escalating escalated canceled deflecting deflected'],
  [
    'call.virtual_agent_handle_durations[].escalation_reason',
    'unknown by_end_user_ask by_end_user_message by_virtual_agent payload_failure could_not_resume by_human_agent invalid_queue dismissed',
  ],
  [
    'chat.virtual_agent_handle_durations[].finish_reason',
    'undefined resolved unexpectedly_ended escalated failed consumer_ended',
  ],
  ['call.virtual_agent_handle_durations[].initiated_by', 'end_user agent'],
  [
    'call.disconnected_by',
    'disconnected_by_unknown disconnected_by_agent disconnected_by_end_user disconnected_by_virtual_agent disconnected_by_system',
  ],
  ['call.answer_type', 'manual auto'],
  ['chat.answer_type', 'manual auto deflection outbound'],
  ['call.participants[].type', 'end_user agent virtual_agent task_virtual_agent campaign_contact third_party manager'],
  ['chat.participants[].type', 'end_user agent virtual_agent task_virtual_agent external_agent'],
  ['call.participants[].status', 'finished waiting connected failed'],
  ['call.recording_permission', 'not_asked granted denied'],
  ['call.recordings[].recording_type', 'default voicemail'],
  ['call.queue_durations[].service_level_event', 'in_sla not_in_sla excluded'],
  ['call.offer_type', 'cascade deltacast multicast'],
  ['call.selected_menu.menu_type', 'ivr_menu mobile_menu web_menu'],
  ['call.consumer_in_menu_durations[].event', 'finished abandoned'],
  ['call.photos[].photo_type', 'photo screenshot'],
];

test.each(VALUES)('%s takes every value that is known', (path, values) => {
  const missing = values.split(/\s+/).filter((value) => !valuesAt(path).has(value));
  expect(missing).toEqual([]);
});

const TYPES: readonly (readonly [path: string, values: string])[] = [
  [
    'call.session_type_v2',
    `Voice Inbound (IVR);Voice Inbound (IVR via Mobile);Voice Inbound (Mobile);Voice Callback (Web);Voice Inbound (API);Voice Scheduled (Mobile);
     Voice Scheduled (Web);Voice Scheduled (API);Voice Outbound;Voice Outbound (API);Voice Internal;Voice Inbound (Direct);
     Voice Outbound (Direct);Voice Outbound (UCaaS);Voice Inbound (Extension);Voice Campaign`,
  ],
  [
    'call.call_type',
    `Voice Inbound (IVR);IvrCall;Voice Inbound (IVR using App);Voice Inbound (IVR using Mobile);Voice Inbound (IVR by Mobile);
     Voice Inbound (App);IncomingCall;Voice Scheduled (App);ScheduledCall;OutboundCall;DirectCall`,
  ],
  [
    'chat.session_type_v2',
    `Messaging Inbound (Mobile Chat);Messaging Inbound (Web Chat);Messaging Inbound (SMS);Messaging Outbound (SMS);Messaging Outbound (SMS via API);
     Messaging Inbound (SMS Direct);Messaging Outbound (SMS Direct);Messaging Outbound (SMS Direct via API);Messaging (WhatsApp)`,
  ],
  ['chat.chat_type', 'Messaging Inbound (App Chat);Messaging (SMS);Messaging (WhatsApp);Messaging Inbound (Web Chat)'],
];

test.each(TYPES)('%s takes every wording', (path, values) => {
  const missing = values.split(';').filter((value) => !valuesAt(path).has(value.trim()));
  expect(missing).toEqual([]);
});

test.each([
  ['call.session_type_v2', 0.9, 1],
  ['call.call_uuid', 0.5, 0.8],
  ['call.sub_status', 0.4, 0.7],
  ['call.in_queue_wait_time_va', 0.35, 0.6],
  ['call.automation_redirection', 0.3, 0.6],
  ['call.agent_info', 0.5, 0.9],
  ['call.queue_priority_level', 0.4, 0.7],
  ['call.sip_headers', 0.3, 0.7],
  ['call.dispositions.length', 0.3, 0.7],
  ['call.escalations.length', 0.1, 0.3],
])('%s is in some files and absent from others', (path, least, most) => {
  const share = total(path) / total('call.id');
  expect(share).toBeGreaterThan(least);
  expect(share).toBeLessThan(most);
});

test.each([
  ['call.transfers.length', [0, 1, 2, 3]],
  ['call.dispositions.length', [1, 2, 3]],
  ['call.participants[].teams.length', [0, 1, 2, 3]],
  ['call.agent_info.va_alias', [null]],
  ['call.transfers[].to_menu_path', [null, 'object']],
  ['call.transfers[].to_agent', [null, 'object']],
  ['call.transfers[].from_virtual_agent', [null, 'object']],
  ['call.handle_durations[].transfer_cold', [true, false, null]],
  ['call.handle_durations[].barged', [true, false]],
  ['call.queue_durations[].agent_id', [null, 'number']],
  ['call.queue_durations[].service_level_target_time', [null, 'number']],
  ['call.recordings[].redaction_times[].end', [null]],
  ['call.end_user', [null, 'object']],
  ['call.ends_at', [null]],
  ['call.smart_action_text', [null, 'object', 'yes']],
  ['call.custom_data_secured', [null, 'object']],
  ['call.custom_data_not_secured.basket.value.length', [2]],
  ['call.custom_data_not_secured.referrer.value', [null]],
  ['chat.after_hours', [true, false]],
  ['chat.videos.length', [0, 1]],
  ['chat.chat_duration', [null, 'number']],
  ['call.dispositions[].custom_code_id', ['']],
])('%s takes each of its forms', (path, forms) => {
  const missing = forms.filter((form) => !valuesAt(path).has(form));
  expect(missing).toEqual([]);
});

test('files are as large as real ones, and consumers come back', () => {
  const average = characters / SESSIONS;
  expect(average).toBeGreaterThan(6_800);
  expect(average).toBeLessThan(8_200);
  expect(endUsers.size).toBeGreaterThan(0.06 * SESSIONS);
  expect(endUsers.size).toBeLessThan(0.5 * SESSIONS);
});

function total(path: string): number {
  return [...valuesAt(path).values()].reduce((sum, value) => sum + value, 0);
}
