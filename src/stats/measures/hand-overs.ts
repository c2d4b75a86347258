import { columnOfAsk, type Filter, type Measure } from '../measure.ts';
import { count, distinct } from './count.ts';
import { duration } from './duration.ts';
import { rate } from './rate.ts';
import { responseTime } from './response-time.ts';
import { sentiment } from './score.ts';

const finished = (reason: string): Filter => ({ finishReason: { eq: reason } });
const completed: Filter = { isCompleted: { eq: true } };

/** What can be measured of virtual agents' turns. */
export const virtualAgentLegMeasures: readonly Measure[] = [
  count(
    { name: 'count', says: "Virtual agents' turns; a session may have several.", unit: 'virtual-agent legs' },
    null,
  ),
  distinct({ name: 'sessions', says: 'Different sessions.', unit: 'sessions' }, 'sessionId', null),
  duration(
    {
      name: 'handleTime',
      says: "Length of the turn, in seconds. Over turns that tell it. Not part of agents' handle time.",
    },
    (ask) => columnOfAsk(ask, 'handleSeconds'),
    null,
  ),
  rate(
    { name: 'resolvedRate', says: 'Turns that settled the matter (`RESOLVED`) / all turns.' },
    { numerator: { filter: finished('RESOLVED') }, denominator: { filter: null } },
  ),
  rate(
    { name: 'escalationRate', says: 'Turns that handed over to a person (`ESCALATED`) / all turns.' },
    { numerator: { filter: finished('ESCALATED') }, denominator: { filter: null } },
  ),
  rate(
    { name: 'abandonRate', says: 'Turns that the consumer left (`CONSUMER_ENDED`) / all turns.' },
    { numerator: { filter: finished('CONSUMER_ENDED') }, denominator: { filter: null } },
  ),
  rate(
    {
      name: 'fallbackRate',
      says: 'Responses that said it had not understood / all responses. Whether the former are among the latter is not documented by the source.',
    },
    { numerator: { filter: null, sum: 'fallbackResponseCount' }, denominator: { filter: null, sum: 'responseCount' } },
  ),
  sentiment('Mood of the consumer as the platform measured it, over turns where it did; calls only.', 'sentiment'),
  responseTime("Times of the virtual agent's responses, over turns that tell them; chats only.", null),
];

/** What can be measured of transfers. */
export const transferMeasures: readonly Measure[] = [
  count({ name: 'count', says: 'Transfers, completed or not.', unit: 'transfers' }, null),
  count({ name: 'completed', says: 'Transfers that the other side took.', unit: 'transfers' }, completed),
  count(
    { name: 'warm', says: 'Transfers before which the agents spoke (consult).', unit: 'transfers' },
    { kind: { eq: 'WARM' } },
  ),
  count(
    {
      name: 'cold',
      says: 'Transfers before which the agents did not speak (blind). What is not told is in neither.',
      unit: 'transfers',
    },
    { kind: { eq: 'COLD' } },
  ),
  rate(
    { name: 'completionRate', says: 'Completed / all transfers.' },
    { numerator: { filter: completed }, denominator: { filter: null } },
  ),
  duration(
    { name: 'waitTime', says: 'Wait in the queue of the transfer, in seconds. Over transfers that tell it.' },
    (ask) => columnOfAsk(ask, 'waitSeconds'),
    null,
  ),
  duration(
    {
      name: 'handledTime',
      says: 'From joining to the end of the transferred turn, wrap-up included, in seconds. Over transfers that tell it.',
    },
    (ask) => columnOfAsk(ask, 'handledSeconds'),
    null,
  ),
];

/** What can be measured of hand-overs from virtual agents to persons. */
export const escalationMeasures: readonly Measure[] = [
  count({ name: 'count', says: 'Escalations, completed or not.', unit: 'escalations' }, null),
  count(
    { name: 'escalated', says: 'Escalations that a person took.', unit: 'escalations' },
    { isEscalated: { eq: true } },
  ),
  duration(
    { name: 'waitTime', says: 'Wait in the queue leg that followed, in seconds. Over escalations with such a leg.' },
    (ask) => columnOfAsk(ask, 'waitSeconds'),
    null,
  ),
];

/** What can be measured of dispositions. */
export const dispositionMeasures: readonly Measure[] = [
  count(
    { name: 'count', says: 'Dispositions; a session may have several, also of the same code.', unit: 'dispositions' },
    null,
  ),
  distinct({ name: 'sessions', says: 'Different sessions.', unit: 'sessions' }, 'sessionId', null),
];
