import { Refusal } from '../../errors.ts';
import { columnOfAsk, type Arguments, type Ask, type Filter, type Measure } from '../measure.ts';
import { count } from './count.ts';
import { duration } from './duration.ts';
import { histogram } from './histogram.ts';
import { rate, type Sides } from './rate.ts';
import { enumType } from '../../model/types.ts';

const outcome = (name: string): Filter => ({ outcome: { eq: name } });
const answered = outcome('ANSWERED');
const abandoned = outcome('ABANDONED');
const short: Filter = { isShortAbandon: { eq: true } };
const long: Filter = { ...abandoned, isShortAbandon: { eq: false } };
const answeredOrLong: Filter = { or: [answered, long] };
const legs = (name: string, says: string, filter: Filter | null): Measure =>
  count({ name, says, unit: 'queue legs' }, filter);
const wait = (ask: Ask): ReturnType<typeof columnOfAsk> => columnOfAsk(ask, 'waitSeconds');

const Base = enumType('ServiceLevelBase', 'What a service level is a share of.', {
  ANSWERED_AND_ABANDONED: 'Legs that were answered or abandoned.',
  ANSWERED: 'Answered legs alone.',
});

/** The delivered verdicts, or the same recomputed for a threshold. */
function serviceLevelSides({ seconds, of }: Arguments): Sides {
  const onlyAnswered = of === 'ANSWERED';
  if (seconds === null || seconds === undefined) {
    const verdicts = (...events: readonly string[]): Filter => ({ serviceLevelEvent: { in: events } });
    const among = onlyAnswered ? answered : {};
    return {
      numerator: { filter: { ...among, ...verdicts('IN_SLA') } },
      denominator: { filter: { ...among, ...verdicts('IN_SLA', 'NOT_IN_SLA') } },
    };
  }
  if ((seconds as number) < 0) {
    throw new Refusal('BAD_USER_INPUT', `\`serviceLevel(seconds:)\` is ${String(seconds)}; it must not be negative.`);
  }
  return {
    numerator: { filter: answered, atMost: { property: 'waitSeconds', value: seconds as number } },
    denominator: { filter: onlyAnswered ? answered : answeredOrLong },
  };
}

/** What can be measured of waits in queues. */
export const queueLegMeasures: readonly Measure[] = [
  legs(
    'entered',
    'Entries into queues, those by transfer included: a session with two transfers to queues counts three times. Every entry is answered, abandoned, deflected, failed or still open.',
    null,
  ),
  legs('enteredFirst', 'Entries that no transfer led to: what managers call offered sessions.', {
    isFirstEntry: { eq: true },
  }),
  legs('answered', 'Entries that an agent took and talked in.', answered),
  legs('abandoned', 'Entries that nobody answered and that the consumer left, short ones included.', abandoned),
  legs(
    'shortAbandoned',
    "Abandoned before the queue's own threshold at that moment; none where it has no threshold.",
    short,
  ),
  legs('longAbandoned', 'Abandoned and not short.', long),
  legs('deflected', 'Entries that nobody answered and that were sent elsewhere.', outcome('DEFLECTED')),
  legs(
    'failed',
    "Entries that nobody answered for any other reason: an agent's or the telephony's fault. Failed is not abandoned.",
    outcome('FAILED'),
  ),
  rate(
    {
      name: 'abandonRate',
      says: 'Abandoned, short ones included / entered. Failed entries are in the denominator alone.',
    },
    { numerator: { filter: abandoned }, denominator: { filter: null } },
  ),
  rate(
    { name: 'abandonRateExcludingShort', says: 'Abandoned and not short / (entered without short abandons).' },
    { numerator: { filter: long }, denominator: { filter: { not: short } } },
  ),
  rate(
    {
      name: 'serviceLevel',
      says: 'Without `seconds`: legs with the delivered verdict `IN_SLA` / legs with `IN_SLA` or `NOT_IN_SLA`, by the target that each queue had then; legs without a verdict, or excluded, are in neither. With `seconds`: answered after at most so many seconds / (answered + abandoned and not short). With `of: ANSWERED` both sides count answered legs alone.',
    },
    serviceLevelSides,
    [
      {
        name: 'seconds',
        type: () => 'integer',
        nullable: true,
        says: 'Recomputes for this threshold, in seconds; left out or null: the delivered verdicts.',
      },
      { name: 'of', type: () => Base, fallback: 'ANSWERED_AND_ABANDONED', says: 'What it is a share of.' },
    ],
  ),
  duration(
    {
      name: 'waitTime',
      says: 'Wait to the choice of an agent or to the end, in seconds; ringing is not in it. Over all legs.',
    },
    wait,
    null,
  ),
  duration(
    { name: 'speedOfAnswer', says: 'Wait of answered legs, in seconds; its average is what reports call ASA.' },
    wait,
    answered,
  ),
  duration(
    { name: 'timeToAbandon', says: 'Wait of abandoned legs, short ones included, in seconds.' },
    wait,
    abandoned,
  ),
  histogram('waitHistogram', 'How the waits of all legs are spread.', 'waitSeconds'),
];
