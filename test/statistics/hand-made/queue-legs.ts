import type { HandMadeRow } from '../../support/hand-made-rows.ts';
import { noTime, once, rate, time, type Case } from './case.ts';

/* Legs written by hand, and what is measured of them. */

const leg = (outcome: string, wait_seconds: number | null, more: HandMadeRow = {}): HandMadeRow => ({
  outcome,
  wait_seconds,
  ...more,
});
const inTime = { service_level_event_text: 'in_sla' };
const tooLate = { service_level_event_text: 'not_in_sla' };
const excluded = { service_level_event_text: 'excluded_from_sla' };
const short = { is_short_abandon: true };

export const queueLegs: readonly Case[] = [
  [
    'no legs',
    [],
    {
      entered: 0,
      enteredFirst: 0,
      answered: 0,
      abandoned: 0,
      shortAbandoned: 0,
      longAbandoned: 0,
      deflected: 0,
      failed: 0,
      abandonRate: rate(0, 0, null),
      abandonRateExcludingShort: rate(0, 0, null),
      serviceLevel: rate(0, 0, null),
      'serviceLevel(of: ANSWERED)': rate(0, 0, null),
      'serviceLevel(seconds: 20)': rate(0, 0, null),
      waitTime: noTime,
      speedOfAnswer: noTime,
      timeToAbandon: noTime,
      'waitHistogram(edges: [10])': [
        { from: 0, to: 10, count: 0 },
        { from: 10, to: null, count: 0 },
      ],
    },
  ],
  [
    'one leg of each outcome',
    [leg('ANSWERED', 7), leg('ABANDONED', 11), leg('DEFLECTED', 13), leg('FAILED', 17), leg('OPEN', null)],
    {
      entered: 5,
      answered: 1,
      abandoned: 1,
      shortAbandoned: 0,
      longAbandoned: 1,
      deflected: 1,
      failed: 1,
      abandonRate: rate(1, 5, 0.2),
      abandonRateExcludingShort: rate(1, 5, 0.2),
      waitTime: time(4, 48, 12, 7, 17),
      speedOfAnswer: once(7),
      timeToAbandon: once(11),
      // Deflected, failed and open legs are in no service level that is computed.
      'serviceLevel(seconds: 20)': rate(1, 2, 0.5),
      'serviceLevel(seconds: 20, of: ANSWERED)': rate(1, 1, 1),
    },
  ],
  [
    'entries by transfer',
    [leg('ANSWERED', 1, { is_first_entry: true }), leg('ANSWERED', 2, { is_first_entry: false, is_transfer: true })],
    { entered: 2, enteredFirst: 1 },
  ],
  [
    'short abandons',
    [
      leg('ABANDONED', 2, short),
      leg('ABANDONED', 3, short),
      leg('ABANDONED', 40),
      leg('ANSWERED', 10),
      leg('FAILED', 5),
    ],
    {
      abandoned: 3,
      shortAbandoned: 2,
      longAbandoned: 1,
      abandonRate: rate(3, 5, 0.6),
      abandonRateExcludingShort: rate(1, 3, 1 / 3),
      timeToAbandon: time(3, 45, 15, 2, 40),
      // Answered and long: short abandons are not among them.
      'serviceLevel(seconds: 15)': rate(1, 2, 0.5),
      'serviceLevel(seconds: 60)': rate(1, 2, 0.5),
    },
  ],
  [
    'waits at the threshold',
    [leg('ANSWERED', 19), leg('ANSWERED', 20), leg('ANSWERED', 21), leg('ANSWERED', null), leg('ABANDONED', 20)],
    {
      'serviceLevel(seconds: 20)': rate(2, 5, 0.4),
      'serviceLevel(seconds: 19)': rate(1, 5, 0.2),
      'serviceLevel(seconds: 0)': rate(0, 5, 0),
      'serviceLevel(seconds: 20, of: ANSWERED)': rate(2, 4, 0.5),
      speedOfAnswer: time(3, 60, 20, 19, 21),
    },
  ],
  ['a wait of 0 s', [leg('ANSWERED', 0)], { 'serviceLevel(seconds: 0)': rate(1, 1, 1), waitTime: once(0) }],
  [
    'verdicts',
    [
      leg('ANSWERED', 5, inTime),
      leg('ANSWERED', 500, inTime),
      leg('ANSWERED', 9, tooLate),
      leg('ANSWERED', 9),
      leg('ANSWERED', 9, excluded),
      leg('ABANDONED', 5, inTime),
      leg('ABANDONED', 90, tooLate),
      leg('ABANDONED', 1),
      leg('ANSWERED', 9, { service_level_event_text: 'a new word' }),
    ],
    {
      serviceLevel: rate(3, 5, 0.6),
      'serviceLevel(of: ANSWERED_AND_ABANDONED)': rate(3, 5, 0.6),
      'serviceLevel(seconds: null)': rate(3, 5, 0.6),
      'serviceLevel(of: ANSWERED)': rate(2, 3, 2 / 3),
    },
  ],
  [
    'answered legs without a verdict',
    [leg('ANSWERED', 5), leg('ANSWERED', 5, excluded)],
    { 'serviceLevel(of: ANSWERED)': rate(0, 0, null) },
  ],
  [
    'waits on the edges of a histogram',
    [
      leg('OPEN', -1),
      leg('OPEN', 0),
      leg('OPEN', 9),
      leg('OPEN', 10),
      leg('OPEN', 19),
      leg('OPEN', 20),
      leg('OPEN', 1000),
      leg('OPEN', null),
    ],
    {
      'waitHistogram(edges: [10, 20])': [
        { from: 0, to: 10, count: 3 },
        { from: 10, to: 20, count: 2 },
        { from: 20, to: null, count: 2 },
      ],
      'waitHistogram(edges: [])': [{ from: 0, to: null, count: 7 }],
      waitHistogram: [
        { from: 0, to: 5, count: 2 },
        { from: 5, to: 10, count: 1 },
        { from: 10, to: 20, count: 2 },
        { from: 20, to: 30, count: 1 },
        { from: 30, to: 60, count: 0 },
        { from: 60, to: 120, count: 0 },
        { from: 120, to: 300, count: 0 },
        { from: 300, to: null, count: 1 },
      ],
    },
  ],
];
