import type { HandMadeRow } from '../../support/hand-made-rows.ts';
import { noTime, rate, time, type Case } from './case.ts';

/* Sessions written by hand, and what is measured of them. */

const flags = {
  handled: 'is_handled',
  virtualAgentHandled: 'is_virtual_agent_handled',
  failed: 'is_failed',
  deflected: 'is_deflected',
  voicemails: 'is_voicemail',
  inMenuAbandoned: 'is_in_menu_abandoned',
  transferred: 'is_transferred',
  escalated: 'is_escalated',
  recorded: 'is_recorded',
};
const consumer = (created_at: string | null, end_user_id: number | null = 7, more: HandMadeRow = {}): HandMadeRow => ({
  created_at,
  end_user_id,
  ...more,
});

export const sessions: readonly Case[] = [
  [
    'no sessions',
    [],
    {
      count: 0,
      ...Object.fromEntries(Object.keys(flags).map((name) => [name, 0])),
      verified: 0,
      handleTime: noTime,
      talkTime: noTime,
      holdTime: noTime,
      wrapUpTime: noTime,
      waitTime: noTime,
      sessionTime: noTime,
      rating: { count: 0, average: null, minimum: null, maximum: null, distribution: [] },
      ratedRate: rate(0, 0, null),
      transferRate: rate(0, 0, null),
      escalationRate: rate(0, 0, null),
      deflectionRate: rate(0, 0, null),
      containmentRate: rate(0, 0, null),
      smartActionRate: rate(0, 0, null),
      messages: 0,
      responseTime: { count: 0, sum: 0, average: null, maximum: null },
      repeatContacts: 0,
    },
  ],
  ...Object.entries(flags).map(([name, column], i): Case => [
    `sessions that are ${name}`,
    [{ [column]: true }, { [column]: false }, { [column]: true }, {}],
    // Of all flags this one alone is counted.
    { count: 4, ...Object.fromEntries(Object.keys(flags).map((other, j) => [other, i === j ? 2 : 0])) },
  ]),
  [
    'verification that was passed, was not, and was not asked for',
    [{ verified: true }, { verified: false }, { verified: null }],
    { verified: 1 },
  ],
  [
    'times of agents',
    [
      {
        counted_handles: 2,
        counted_talk_seconds: 100,
        counted_hold_seconds: 20,
        counted_wrap_up_seconds: 3,
        counted_pre_work_seconds: 4,
      },
      { counted_handles: 1, counted_talk_seconds: 50 },
      {
        counted_handles: 0,
        counted_talk_seconds: 900,
        counted_hold_seconds: 900,
        counted_wrap_up_seconds: 900,
        counted_pre_work_seconds: 900,
      },
    ],
    {
      handleTime: time(2, 177, 88.5, 50, 127),
      talkTime: time(2, 150, 75, 50, 100),
      holdTime: time(2, 20, 10, 0, 20),
      wrapUpTime: time(2, 3, 1.5, 0, 3),
    },
  ],
  [
    'waits and lengths that are told, are 0, and are not told',
    [
      { queued_seconds: 6, session_seconds: 60 },
      { queued_seconds: 0, session_seconds: 0 },
      { queued_seconds: null, session_seconds: null },
    ],
    { waitTime: time(2, 6, 3, 0, 6), sessionTime: time(2, 60, 30, 0, 60) },
  ],
  [
    'ratings, of sessions that ended with an agent and others',
    [
      { rating: 5, counted_handles: 1 },
      { rating: 2, counted_handles: 1 },
      { rating: 5, counted_handles: 0 },
      { rating: null, counted_handles: 1 },
      { rating: 1, counted_handles: 1, is_open: true },
      { rating: 0, counted_handles: 3 },
    ],
    {
      rating: {
        count: 5,
        average: 2.6,
        minimum: 0,
        maximum: 5,
        distribution: [
          { rating: 0, count: 1 },
          { rating: 1, count: 1 },
          { rating: 2, count: 1 },
          { rating: 5, count: 2 },
        ],
      },
      ratedRate: rate(3, 4, 0.75),
    },
  ],
  [
    'transfers of handled and other sessions',
    [{ is_handled: true, is_transferred: true }, { is_handled: true }, { is_transferred: true }, {}],
    { transferRate: rate(1, 2, 0.5) },
  ],
  [
    'escalations and containment with and without a virtual agent',
    [
      { virtual_agent_leg_count: 1, is_escalated: true },
      { virtual_agent_leg_count: 2, is_contained: true },
      { virtual_agent_leg_count: 0, is_escalated: true, is_contained: true },
      { virtual_agent_leg_count: 1 },
    ],
    { escalationRate: rate(1, 3, 1 / 3), containmentRate: rate(1, 3, 1 / 3) },
  ],
  ['deflected sessions of all', [{ is_deflected: true }, {}, {}, {}], { deflectionRate: rate(1, 4, 0.25) }],
  ['sessions with a SmartAction of all', [{ used_smart_action: true }, {}], { smartActionRate: rate(1, 2, 0.5) }],
  [
    'messages that are told or not',
    [{ message_count: 3 }, { message_count: null }, { message_count: 0 }],
    { messages: 3 },
  ],
  [
    'responses of sessions with a counted turn and without',
    [
      { counted_handles: 1, response_count: 2, response_seconds_total: 8, response_seconds_max: 5 },
      { counted_handles: 1, response_count: 2, response_seconds_total: null },
      { counted_handles: 0, response_count: 2, response_seconds_total: 80, response_seconds_max: 50 },
    ],
    { responseTime: { count: 2, sum: 8, average: 4, maximum: 5 } },
  ],
  [
    'contacts that come again, on the boundary of their window',
    [consumer('2026-03-01T00:00:00Z'), consumer('2026-03-08T00:00:00Z', 7, { channel: 'CHAT' })],
    {
      repeatContacts: 1,
      'repeatContacts(withinDays: 7)': 1,
      'repeatContacts(withinDays: 6)': 0,
      'repeatContacts(withinDays: 366)': 1,
    },
  ],
  [
    'contacts just outside of the window, and the last of several',
    [consumer('2026-03-01T00:00:00Z'), consumer('2026-03-08T00:00:00.001Z'), consumer('2026-03-08T12:00:00Z')],
    { 'repeatContacts(withinDays: 7)': 1, 'repeatContacts(withinDays: 8)': 2, 'repeatContacts(withinDays: 1)': 1 },
  ],
  [
    'contacts of other consumers, of nobody, at the same instant, and at none',
    [
      consumer('2026-03-01T00:00:00Z', 8),
      consumer('2026-03-02T00:00:00Z', 9),
      consumer('2026-03-01T00:00:00Z', null),
      consumer('2026-03-02T00:00:00Z', null),
      consumer('2026-03-01T00:00:00Z', 10),
      consumer('2026-03-01T00:00:00Z', 10),
      consumer('2026-03-01T00:00:00Z', 11),
      consumer(null, 11),
    ],
    { repeatContacts: 0 },
  ],
];
