import type { HandMadeRow } from '../../support/hand-made-rows.ts';
import { noTime, rate, time, type Case } from './case.ts';

/* Agents' turns written by hand, and what is measured of them. */

const counted = (more: HandMadeRow): HandMadeRow => ({ counted: true, ...more });

export const agentHandles: readonly Case[] = [
  [
    'no turns',
    [],
    {
      count: 0,
      sessions: 0,
      transfersIn: 0,
      transfersOut: 0,
      handleTime: noTime,
      talkTime: noTime,
      holdTime: noTime,
      wrapUpTime: noTime,
      preWorkTime: noTime,
      connectTime: noTime,
      heldRate: rate(0, 0, null),
      messages: null,
      responseTime: { count: 0, sum: 0, average: null, maximum: null },
    },
  ],
  [
    'a turn without talk or hold, which is in no measure',
    [
      {
        counted: false,
        wrap_up_seconds: 9,
        pre_work_seconds: 9,
        connect_seconds: 9,
        is_transfer_in: true,
        transfers_out: 2,
        is_held: true,
        messages: 4,
        response_count: 3,
        response_seconds_total: 30,
        response_seconds_max: 20,
      },
    ],
    {
      count: 0,
      sessions: 0,
      transfersIn: 0,
      transfersOut: 0,
      handleTime: noTime,
      talkTime: noTime,
      holdTime: noTime,
      wrapUpTime: noTime,
      preWorkTime: noTime,
      connectTime: noTime,
      heldRate: rate(0, 0, null),
      messages: null,
      responseTime: { count: 0, sum: 0, average: null, maximum: null },
    },
  ],
  [
    'turns of every phase',
    [
      counted({
        talk_seconds: 100,
        hold_seconds: 20,
        wrap_up_seconds: 3,
        pre_work_seconds: 4,
        connect_seconds: 5,
        is_held: true,
        is_transfer_in: true,
        transfers_out: 1,
      }),
      counted({ talk_seconds: 50, transfers_out: 2 }),
      counted({ hold_seconds: 10, is_held: true, connect_seconds: 0 }),
    ],
    {
      count: 3,
      sessions: 1,
      transfersIn: 1,
      transfersOut: 3,
      handleTime: time(3, 187, 187 / 3, 10, 127),
      talkTime: time(3, 150, 50, 0, 100),
      holdTime: time(3, 30, 10, 0, 20),
      wrapUpTime: time(3, 3, 1, 0, 3),
      preWorkTime: time(3, 4, 4 / 3, 0, 4),
      connectTime: time(2, 5, 2.5, 0, 5),
      heldRate: rate(2, 3, 2 / 3),
    },
  ],
  [
    'turns of two sessions, of which one has three',
    [counted({}), counted({}), counted({}), counted({ session: 2 }), { counted: false, session: 3 }],
    { count: 4, sessions: 2, heldRate: rate(0, 4, 0) },
  ],
  [
    'responses, and messages that are told or not',
    [
      counted({ messages: 5, response_count: 3, response_seconds_total: 30, response_seconds_max: 20 }),
      counted({ messages: 0, response_count: 1, response_seconds_total: 50, response_seconds_max: 50 }),
      counted({ messages: null, response_count: 7, response_seconds_total: null, response_seconds_max: null }),
    ],
    { messages: 5, responseTime: { count: 4, sum: 80, average: 20, maximum: 50 } },
  ],
  ['messages that are 0', [counted({ messages: 0 })], { messages: 0 }],
];
