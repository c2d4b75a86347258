/* eslint-disable @typescript-eslint/no-explicit-any -- raw documents have no type */
import { bucketSizes, wall } from './clock.ts';
import type { Key } from './key.ts';
import type { Row } from './measures.ts';
import { list, type Leg, type Raw, type SessionFacts, type Turn } from './rows.ts';

/* What there must be among generated sessions, so that a wrong number is noticed. */

/** Why a number of a measure proves little; null where it proves something. `whole` is how many rows there are. */
export function trivial(value: any, whole: number): string | null {
  if (value === null) return 'is null';
  if (typeof value === 'number') return value > 0 ? null : 'is 0';
  if (Array.isArray(value)) return value.every(({ count }) => count > 0) ? null : 'has an empty range';
  if ('numerator' in value) {
    return value.numerator > 0 && value.numerator < value.denominator ? null : 'is none or all of its rows';
  }
  if (!(value.count > 0) || ('sum' in value && !(value.sum > 0)) || !(value.average > 0)) return 'is 0';
  if ('minimum' in value && !(value.minimum < value.maximum)) return 'is the same everywhere';
  if ('p50' in value && !(value.p50 < value.p99)) return 'has percentiles that are the same';
  if ('distribution' in value && value.distribution.length < 3) return 'has fewer than three values';
  return value.count < whole || 'sum' in value ? null : 'is there in every row';
}

/** Counts of all rows of a grain: these alone may be as many as there are. */
export const wholeCounts = new Set(['count', 'entered']);

/** Dimensions in which every row has a value. */
const neverNull = new Set(['CHANNEL', 'INSTANCE', 'TYPE', 'HANDLED_BY', 'OUTCOME']);

/** What the values of a dimension lack: a second one, or none at all, which for what is of the session is asked of sessions alone. */
export function dull(name: string, key: Key, rows: readonly Row[], isOfSession: boolean): string[] {
  const values = new Set(rows.flatMap((row) => key.of(row).map((value) => JSON.stringify(value))));
  const others = [...values].filter((value) => value !== 'null' && value !== '[null,null]');
  const isClock = bucketSizes.has(name) || ['HOUR_OF_DAY', 'DAY_OF_WEEK'].includes(name);
  return [
    ...(others.length < 2 ? [`${name} has ${String(others.length)} values`] : []),
    ...(neverNull.has(name) || isClock || isOfSession || values.size > others.length ? [] : [`${name} is never null`]),
  ];
}

type Rule<T> = readonly [says: string, holds: (it: T, session: SessionFacts) => boolean];

const wait = ({ raw }: Leg): number | null => (raw['queue_duration'] ?? null) as number | null;
const threshold = ({ raw }: Leg): number | null =>
  (raw['service_level_abandon_time_threshold'] ?? null) as number | null;
const verdict = ({ raw }: Leg): unknown => raw['service_level_event'] ?? null;
const abandoned = (leg: Leg): boolean => leg.outcome === 'ABANDONED';
const answered = (leg: Leg): boolean => leg.outcome === 'ANSWERED';
const same = <T>(values: readonly T[]): boolean => new Set(values).size < values.length;

const queueLegs: readonly Rule<Leg>[] = [
  ['abandoned and short', (leg) => leg.isShort],
  ['abandoned and long', (leg) => abandoned(leg) && !leg.isShort && threshold(leg) !== null],
  ['abandoned in the very second of the threshold', (leg) => abandoned(leg) && wait(leg) === threshold(leg)],
  ['abandoned without a threshold', (leg) => abandoned(leg) && threshold(leg) === null],
  ['abandoned with a threshold of 0', (leg) => abandoned(leg) && threshold(leg) === 0],
  ['abandoned after a wait that is not told', (leg) => abandoned(leg) && wait(leg) === null],
  ['abandoned with a verdict', (leg) => abandoned(leg) && verdict(leg) !== null],
  ['abandoned without a verdict', (leg) => abandoned(leg) && verdict(leg) === null],
  ['abandoned although an agent was chosen', (leg) => abandoned(leg) && leg.raw['agent_id'] != null],
  ['answered in time', (leg) => answered(leg) && verdict(leg) === 'in_sla'],
  ['answered too late', (leg) => answered(leg) && verdict(leg) === 'not_in_sla'],
  ['answered without a verdict', (leg) => answered(leg) && verdict(leg) === null],
  [
    'neither answered nor abandoned, with a verdict',
    (leg) => !answered(leg) && !abandoned(leg) && verdict(leg) !== null,
  ],
  ['answered after no time', (leg) => answered(leg) && wait(leg) === 0],
  ['waited as long as an edge of the histogram', (leg) => [5, 10, 20, 30, 60, 120].includes(wait(leg) as number)],
  ['waited longer than every edge of the histogram', (leg) => (wait(leg) ?? 0) > 300],
  ['a transfer straight to a person', ({ raw }) => raw['transfer_id'] != null && raw['menu_path'] == null],
];

const agentHandles: readonly Rule<Turn>[] = [
  ['without talk or hold', (turn) => !turn.counts],
  ['without talk or hold, with work', (turn) => !turn.counts && turn.wrapUp + turn.preWork > 0],
  ['with hold', (turn) => turn.counts && turn.hold > 0],
  ['without wrap-up', (turn) => turn.counts && turn.wrapUp === 0],
  ['with work before it', (turn) => turn.counts && turn.preWork > 0],
  ['by transfer', (turn) => turn.counts && turn.isTransfer === true],
  ['two transfers from one turn, or one', (turn) => turn.transfersOut > 0],
  ['in no team', (turn) => turn.teams.length === 0],
  ['in several teams', (turn) => turn.teams.length > 1],
  ['the second of its agent', (turn, { turns }) => turns.some((it) => it !== turn && it.agent === turn.agent)],
  ['joined after a time that is not told', (turn) => turn.counts && turn.connect === null],
  ['of a chat without an answer', (turn, { channel }) => channel === 'CHAT' && turn.counts && turn.responses[0] === 0],
];

const virtualAgentLegs: readonly Rule<Raw>[] = [
  ['without answers', ({ response_count: count }) => count === 0],
  ['with answers that are not told', ({ response_count: count }) => count == null],
  ['with fallbacks', ({ fallback_response_count: count }) => count > 0],
  ['with a sentiment of 0', ({ sentiment }) => sentiment === 0],
  ['with a length that is not told', (leg) => leg['call_duration'] == null && leg['chat_duration'] == null],
];

const transfers: readonly Rule<Raw>[] = [
  ['to the agent who began it', ({ from_agent: from, to_agent: to }) => from != null && from.id === to?.id],
  ['to a virtual agent', ({ to_virtual_agent: to }) => to != null],
  ['from a virtual agent', ({ from_virtual_agent: from }) => from != null],
  ['without a wait', ({ wait_duration: seconds }) => seconds === 0],
  ['of a chat', (_it, { channel }) => channel === 'CHAT'],
  ['with the older key of a path', (it) => 'from_menu' in it],
];

const escalations: readonly Rule<Raw>[] = [
  ['the second of its session', (it, session) => session.escalations.indexOf(it) > 0],
  ['without a wait after it', (_it, { legs }) => legs.length === 0],
  ['with no agent', ({ to_agent: to }) => to == null],
];

const dispositions: readonly Rule<Raw>[] = [
  [
    'twice in a session',
    (it, session) => session.dispositions.some((other) => other !== it && other['code'] === it['code']),
  ],
  ['in a list inside a folder', ({ list: name, list_path: path }) => name != null && path != null && name !== path],
];

const info = ({ raw }: SessionFacts): any => raw['agent_info'] ?? null;

const sessions: readonly Rule<SessionFacts>[] = [
  ['open', ({ isOpen }) => isOpen],
  ['over with a status that is not known', ({ isOpen, status }) => !isOpen && status === 'escalated_to_video'],
  ['finished with a fail reason', ({ status, failReason }) => status === 'finished' && failReason !== null],
  ['without the instant of its creation', ({ created }) => created === null],
  ['with talk of two agents', ({ turns }) => new Set(turns.filter((it) => it.counts).map((it) => it.agent)).size > 1],
  ['with a virtual agent and without a person', ({ bots, turns }) => bots.length > 0 && turns.length === 0],
  ['with two virtual agents', ({ bots }) => bots.length > 1],
  [
    'transferred to a virtual agent alone',
    (it) => it.transfers.length === 1 && it.transfers[0]?.['to_virtual_agent'] != null,
  ],
  ['without any list', ({ raw }) => raw['participants'] == null || raw['handle_durations'] == null],
  ['whose file names its agent', (it) => info(it) !== null && !('va_alias' in info(it))],
  ['whose file names its virtual agent', (it) => info(it) !== null && 'va_alias' in info(it)],
  [
    'whose file names nobody, though somebody talked',
    (it) => info(it) === null && it.turns.some((turn) => turn.counts),
  ],
  [
    'with an agent whose name has a quotation mark',
    ({ raw }) => /"Ace\\"/.test(JSON.stringify(raw['participants'] ?? [])),
  ],
  [
    'in a queue with an emoji in its name',
    ({ raw }) => /\p{Extended_Pictographic}/u.test(raw['menu_path']?.name ?? ''),
  ],
  [
    'in a queue whose name runs from right to left',
    ({ raw }) => /\p{Script=Arabic}/u.test(raw['menu_path']?.name ?? ''),
  ],
  ['in the hour that is not there', ({ created }) => nightOf(created, '2027-03-28') === 3],
  ['in the hour that is there twice', ({ created }) => nightOf(created, '2026-10-25') === 2],
  ['with a child of every list in its file', ({ raw }) => list(raw['queue_durations']).length > 1],
];

function nightOf(created: number | null, day: string): number | null {
  const it = created === null ? null : wall(created);
  return it?.day === day ? it.hour : null;
}

/** What some rows of each grain are, and others are not. */
export const notable: Readonly<Record<string, readonly Rule<any>[]>> = {
  sessions,
  queueLegs,
  agentHandles,
  virtualAgentLegs,
  transfers,
  escalations,
  dispositions,
};

const identities = (all: readonly SessionFacts[], of: (it: SessionFacts) => unknown): unknown[] =>
  all.map(of).filter((value) => value !== null);

/** What sessions must share with one another. */
export const sharedValues: readonly (readonly [says: string, holds: (all: readonly SessionFacts[]) => boolean])[] = [
  ['a call and a chat of one number', (all) => same(identities(all, (it) => `${it.instance} ${String(it.raw['id'])}`))],
  [
    'calls of one number in two instances',
    (all) => same(identities(all, (it) => `${it.channel} ${String(it.raw['id'])}`)),
  ],
  [
    'sessions of one instance and second',
    (all) => same(identities(all, (it) => it.created && `${it.instance} ${String(it.created)}`)),
  ],
  ['waits of equal length', (all) => same(all.flatMap((it) => it.legs.map(wait)))],
  [
    'sessions of one consumer',
    (all) => same(identities(all, (it) => it.raw['end_user'] && `${it.instance} ${String(it.raw['end_user'].id)}`)),
  ],
  [
    'agents of one number in two instances',
    (all) => {
      const pairs = new Set(all.flatMap((it) => it.turns.map((turn) => `${it.instance} ${String(turn.agent)}`)));
      return same([...pairs].map((pair) => pair.split(' ')[1]));
    },
  ],
];
