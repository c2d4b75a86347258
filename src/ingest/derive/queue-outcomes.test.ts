import { column, derived } from '../../../test/support/derived.ts';
import { QueueLeg } from '../../domain/queue-leg/queue-leg.ts';

type Item = Readonly<Record<string, unknown>>;

const CHAT = { call_type: undefined, chat_type: 'Messaging' };
const TALK = { id: 1, agent_id: 7, call_duration: 9 };
const outcomeOf = (leg: Item, session: Item): unknown =>
  column(derived({ queue_durations: [{ id: 1, queue_duration: 5, ...leg }], ...session }), QueueLeg, 'outcome')[0];

describe('a first wait', () => {
  it.each([
    // Answered only where its agent had a counted turn of the same transfer.
    ['ANSWERED', { agent_id: 7 }, { handle_durations: [TALK] }],
    ['ANSWERED', { agent_id: 7 }, { handle_durations: [TALK], fail_reason: 'eu_abandoned' }],
    ['ANSWERED', { agent_id: 7 }, { handle_durations: [TALK], deflection: 'x', status: 'deflected' }],
    ['ANSWERED', { agent_id: 7 }, { handle_durations: [{ ...TALK, call_duration: 0, hold_duration: 2 }] }],
    ['FAILED', { agent_id: 7 }, { handle_durations: [{ ...TALK, call_duration: 0, acw_duration: 9 }] }],
    ['FAILED', { agent_id: 8 }, { handle_durations: [TALK] }],
    ['FAILED', { agent_id: 7 }, { handle_durations: [{ ...TALK, transfer_id: 4 }] }],
    ['FAILED', { agent_id: 7 }, { handle_durations: [{ ...TALK, barged: true }] }],
    ['FAILED', { agent_id: null }, { handle_durations: [{ ...TALK, agent_id: null }] }],
    ['FAILED', {}, {}],
    // What a transfer says is nothing to it.
    ['FAILED', {}, { transfers: [{ id: 1, status: 'transferred', fail_reason: 'eu_abandoned', deflection: 'x' }] }],

    ['OPEN', {}, { status: 'queued' }],
    ['OPEN', { agent_id: 7 }, { status: 'assigned', fail_reason: 'eu_abandoned' }],
    ['OPEN', {}, { status: 'connected', deflection: 'x' }],

    ['ABANDONED', {}, { fail_reason: 'eu_abandoned' }],
    ['ABANDONED', { agent_id: 7 }, { fail_reason: ' EU_Abandoned ' }],
    ['ABANDONED', {}, { fail_reason: 'eu_abandoned', deflection: 'x' }],
    ['ABANDONED', {}, { fail_reason: 'no_response' }],
    ['ABANDONED', {}, { fail_reason: 'customer_timeout' }],
    ['ABANDONED', {}, { fail_reason: 'end_user_opt_out' }],
    ['FAILED', {}, { fail_reason: 'eu_in_menu_abandoned' }],
    ['FAILED', {}, { fail_reason: 'ag_ignored' }],
    ['FAILED', {}, { fail_reason: null }],
    ['ABANDONED', {}, { ...CHAT, status: 'canceled' }],
    ['ABANDONED', {}, { ...CHAT, status: 'no_response' }],
    ['FAILED', {}, { status: 'canceled' }],
    ['FAILED', {}, { status: 'no_response' }],
    ['FAILED', {}, { ...CHAT, status: 'failed' }],

    ['DEFLECTED', {}, { status: 'deflected' }],
    ['DEFLECTED', {}, { deflection: 'over_capacity_phone' }],
    ['DEFLECTED', {}, { deflection: 'word_of_tomorrow' }],
    ['FAILED', {}, { deflection: 'no_deflection' }],
    ['FAILED', {}, { deflection: null }],
  ] as [string, Item, Item][])('ends as %s: %j in %j', (outcome, leg, session) => {
    expect(outcomeOf(leg, session)).toBe(outcome);
  });
});

describe('a wait that a transfer led to', () => {
  const OPEN = { status: 'connected' };
  it.each([
    ['ANSWERED', { status: 'transferred' }, {}, {}],
    ['ANSWERED', { status: 'failed' }, {}, { leg: { agent_id: 7 }, handle_durations: [{ ...TALK, transfer_id: 3 }] }],
    ['FAILED', { status: 'failed' }, {}, { leg: { agent_id: 7 }, handle_durations: [TALK] }],
    // Somebody is named, and did not talk.
    ['FAILED', { status: 'transferred' }, {}, { leg: { agent_id: 7 } }],

    ['OPEN', { status: 'transferring' }, OPEN, {}],
    ['OPEN', { status: null }, OPEN, {}],
    ['OPEN', { status: 'word_of_tomorrow' }, OPEN, {}],
    ['OPEN', null, OPEN, {}],
    ['FAILED', { status: 'failed' }, OPEN, {}],
    ['FAILED', { status: 'canceled' }, OPEN, {}],
    ['DEFLECTED', { status: 'deflected' }, OPEN, {}],
    ['FAILED', { status: 'transferring' }, {}, {}],

    ['ABANDONED', { status: 'canceled', fail_reason: 'eu_abandoned' }, {}, {}],
    ['ABANDONED', { status: 'canceled', fail_reason: 'eu_abandoned' }, OPEN, {}],
    ['ABANDONED', { status: 'canceled' }, { fail_reason: 'eu_abandoned' }, {}],
    ['ABANDONED', null, { fail_reason: 'eu_abandoned' }, {}],
    ['FAILED', { status: 'canceled', fail_reason: 'ag_ignored' }, {}, {}],
    // The status of a chat tells of its first wait only.
    ['FAILED', { status: 'canceled' }, { ...CHAT, status: 'canceled' }, {}],

    ['DEFLECTED', { status: 'deflected' }, {}, {}],
    ['DEFLECTED', { status: 'failed', deflection: 'after_hours_message_only' }, {}, {}],
    ['FAILED', { status: 'failed', deflection: 'no_deflection' }, { status: 'deflected', deflection: 'x' }, {}],
    ['FAILED', null, { deflection: 'x' }, {}],
  ] as [string, Item | null, Item, { leg?: Item } & Item][])(
    'ends as %s: transfer %j in %j',
    (outcome, transfer, session, { leg = {}, ...more }) => {
      const transfers = [
        { id: 4, status: 'transferred', deflection: 'x' },
        ...(transfer ? [{ id: 3, ...transfer }] : []),
      ];
      expect(outcomeOf({ transfer: true, transfer_id: 3, ...leg }, { transfers, ...session, ...more })).toBe(outcome);
    },
  );
});

test.each([
  [{}, 5, 8, true],
  [{}, 7, 8, true],
  [{}, 8, 8, false],
  [{}, 0, 0, false],
  [{}, 5, null, false],
  [{}, null, 8, false],
  [{ fail_reason: null }, 5, 8, false],
  [{ status: 'queued' }, 5, 8, false],
])(
  'a wait of %j after %p s with a threshold of %p s is a short abandonment: %p',
  (session, wait, threshold, isShort) => {
    const leg = { id: 1, queue_duration: wait, service_level_abandon_time_threshold: threshold };
    const file = derived({ fail_reason: 'eu_abandoned', queue_durations: [leg], ...session });
    expect(column(file, QueueLeg, 'isShortAbandon')).toEqual([isShort]);
  },
);

test('a first entry is a wait that no transfer led to', () => {
  const file = derived({ queue_durations: [{ id: 1 }, { id: 2, transfer_id: 3 }, { id: 4, transfer: true }] });
  expect(column(file, QueueLeg, 'isFirstEntry')).toEqual([true, false, true]);
});
