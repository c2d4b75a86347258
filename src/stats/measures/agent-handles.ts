import { sql, type Sql } from '../../database/sql.ts';
import { columnOfAsk, type Ask, type Filter, type Measure } from '../measure.ts';
import { count, distinct, total, totalWhereTold } from './count.ts';
import { duration } from './duration.ts';
import { rate } from './rate.ts';
import { responseTime } from './response-time.ts';

/** Turns that are counted. */
export const countedHandles: Filter = { counted: { eq: true } };
const counted = countedHandles;
const over = 'Over counted handles: those with talk or hold.';
const part =
  (property: string) =>
  (ask: Ask): Sql =>
    sql`COALESCE(${columnOfAsk(ask, property)}, 0)`;
const handle = (ask: Ask): Sql =>
  sql`(${part('talkSeconds')(ask)} + ${part('holdSeconds')(ask)} + ${part('wrapUpSeconds')(ask)} + ${part('preWorkSeconds')(ask)})`;

/** What can be measured of agents' turns. A turn without talk or hold is a row, and in none of these. */
export const agentHandleMeasures: readonly Measure[] = [
  count({ name: 'count', says: `Agents' turns. ${over}`, unit: 'handles' }, counted),
  distinct({ name: 'sessions', says: `Different sessions. ${over}`, unit: 'sessions' }, 'sessionId', counted),
  count(
    { name: 'transfersIn', says: `Turns that a transfer led to. ${over}`, unit: 'handles' },
    { ...counted, isTransferIn: { eq: true } },
  ),
  total(
    { name: 'transfersOut', says: `Transfers that the agent began from the turn. ${over}`, unit: 'transfers' },
    'transfersOut',
    counted,
  ),
  duration(
    {
      name: 'handleTime',
      says: `Talk, hold, wrap-up and pre-work, in seconds; its average is what reports call AHT. ${over}`,
    },
    handle,
    counted,
  ),
  duration(
    { name: 'talkTime', says: `Talk or chat without hold and wrap-up, in seconds. ${over}` },
    part('talkSeconds'),
    counted,
  ),
  duration(
    {
      name: 'holdTime',
      says: `Hold, in seconds; a turn without counts as 0, so a chat always does. \`heldRate\` says how many were held. ${over}`,
    },
    part('holdSeconds'),
    counted,
  ),
  duration(
    { name: 'wrapUpTime', says: `Wrap-up, in seconds; 0 until the second file of a session comes. ${over}` },
    part('wrapUpSeconds'),
    counted,
  ),
  duration(
    { name: 'preWorkTime', says: `Work before a campaign call, in seconds; 0 for all other turns. ${over}` },
    part('preWorkSeconds'),
    counted,
  ),
  duration(
    {
      name: 'connectTime',
      says: `From the choice of the agent until they joined, in seconds: ringing. ${over} Only those that tell it.`,
    },
    (ask) => columnOfAsk(ask, 'connectSeconds'),
    counted,
  ),
  rate(
    { name: 'heldRate', says: 'Counted handles with hold / counted handles.' },
    { numerator: { filter: { ...counted, isHeld: { eq: true } } }, denominator: { filter: counted } },
  ),
  totalWhereTold(
    {
      name: 'messages',
      says: `Messages. ${over} Null where no row tells them, which files of today never do: messages are counted by session.`,
      unit: 'messages',
    },
    'messages',
    counted,
  ),
  responseTime(`Times of the agent's responses in chats. ${over}`, counted),
];
