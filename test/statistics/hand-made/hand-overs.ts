import { noTime, rate, time, type Case } from './case.ts';

/* Turns of virtual agents, transfers, escalations and dispositions written by hand, and what is measured of them. */

export const virtualAgentLegs: readonly Case[] = [
  [
    'no turns',
    [],
    {
      count: 0,
      sessions: 0,
      handleTime: noTime,
      resolvedRate: rate(0, 0, null),
      escalationRate: rate(0, 0, null),
      abandonRate: rate(0, 0, null),
      fallbackRate: rate(0, 0, null),
      sentiment: { count: 0, average: null },
      responseTime: { count: 0, sum: 0, average: null, maximum: null },
    },
  ],
  [
    'turns of every end',
    [
      { finish_reason_text: 'resolved', handle_seconds: 10, sentiment: 80 },
      { finish_reason_text: 'resolved', handle_seconds: 30, sentiment: 0 },
      { finish_reason_text: 'escalated', handle_seconds: null },
      { finish_reason_text: 'consumer_ended', handle_seconds: 0, session: 2 },
      { finish_reason_text: null },
    ],
    {
      count: 5,
      sessions: 2,
      handleTime: time(3, 40, 40 / 3, 0, 30),
      resolvedRate: rate(2, 5, 0.4),
      escalationRate: rate(1, 5, 0.2),
      abandonRate: rate(1, 5, 0.2),
      sentiment: { count: 2, average: 40 },
    },
  ],
  [
    'responses and fallbacks',
    [
      { response_count: 6, fallback_response_count: 2, response_seconds_total: 12, response_seconds_max: 4 },
      { response_count: 2, fallback_response_count: 0, response_seconds_total: null },
      { response_count: null, fallback_response_count: 1, response_seconds_total: 3, response_seconds_max: 9 },
    ],
    { fallbackRate: rate(3, 8, 0.375), responseTime: { count: 6, sum: 15, average: 2.5, maximum: 9 } },
  ],
  [
    'fallbacks without responses',
    [{ fallback_response_count: 1, response_count: 0 }],
    { fallbackRate: rate(1, 0, null) },
  ],
];

export const transfers: readonly Case[] = [
  [
    'no transfers',
    [],
    {
      count: 0,
      completed: 0,
      warm: 0,
      cold: 0,
      completionRate: rate(0, 0, null),
      waitTime: noTime,
      handledTime: noTime,
    },
  ],
  [
    'transfers of every kind',
    [
      { is_completed: true, kind: 'WARM', wait_seconds: 4, handled_seconds: 100 },
      { is_completed: false, kind: 'COLD', wait_seconds: 8, handled_seconds: null },
      { is_completed: true, kind: 'COLD', wait_seconds: null, handled_seconds: 50 },
      { is_completed: false, kind: null, wait_seconds: 0 },
    ],
    {
      count: 4,
      completed: 2,
      warm: 1,
      cold: 2,
      completionRate: rate(2, 4, 0.5),
      waitTime: time(3, 12, 4, 0, 8),
      handledTime: time(2, 150, 75, 50, 100),
    },
  ],
];

export const escalations: readonly Case[] = [
  ['no escalations', [], { count: 0, escalated: 0, waitTime: noTime }],
  [
    'escalations that were taken, and not',
    [
      { is_escalated: true, wait_seconds: 6 },
      { is_escalated: false, wait_seconds: null },
      { is_escalated: false, wait_seconds: 2 },
    ],
    { count: 3, escalated: 1, waitTime: time(2, 8, 4, 2, 6) },
  ],
];

export const dispositions: readonly Case[] = [
  ['no dispositions', [], { count: 0, sessions: 0 }],
  [
    'the same code twice in one session',
    [{ code: 'a' }, { code: 'a' }, { code: 'a', session: 2 }],
    { count: 3, sessions: 2 },
  ],
];
