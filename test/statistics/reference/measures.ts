/* eslint-disable @typescript-eslint/no-explicit-any -- answers are shaped by each question, raw documents by nothing */
import { duration, histogram, rate, ratings, responses, sentiment } from './numbers.ts';
import { at, isDeflection, list, type Leg, type Raw, type SessionFacts, type Turn } from './rows.ts';

/** A row of a grain, with its session. */
export interface Row<T = any> {
  readonly session: SessionFacts;
  readonly it: T;
}

type Measures<T> = Readonly<Record<string, (rows: readonly Row<T>[], all: readonly SessionFacts[]) => unknown>>;

const length = (raw: Raw): number | null => (raw['call_duration'] ?? raw['chat_duration'] ?? null) as number | null;
const none = (value: unknown, ...words: readonly string[]): boolean =>
  value == null || ['', ...words].includes(String(value).trim().toLowerCase());

const counted = (session: SessionFacts): readonly Turn[] => session.turns.filter((turn) => turn.counts);
const handledTurns = (turn: Turn): number => turn.talk + turn.hold + turn.wrapUp + turn.preWork;
const isHandled = (it: SessionFacts): boolean =>
  it.status === 'finished' && it.failReason === null && counted(it).length > 0;
const byBots = (it: SessionFacts): boolean =>
  it.status === 'finished' && it.failReason === null && counted(it).length === 0 && it.bots.length > 0;
const isContained = (it: SessionFacts): boolean =>
  it.bots.length > 0 &&
  counted(it).length === 0 &&
  it.escalations.length === 0 &&
  it.transfers.every((transfer) => transfer['to_virtual_agent']?.id != null);
const usedSmartAction = ({ raw }: SessionFacts): boolean =>
  raw['verified'] === true ||
  raw['smart_action_text'] != null ||
  raw['photos']?.length > 0 ||
  raw['videos']?.length > 0;
const leftMenu = ({ raw, failReason }: SessionFacts): boolean =>
  failReason === 'eu_in_menu_abandoned' ||
  (raw['consumer_in_menu_durations'] ?? []).some((visit: Raw) => visit['event'] === 'abandoned');
const overTurns =
  (of: (turn: Turn) => number) =>
  (rows: readonly Row<SessionFacts>[]): unknown =>
    duration(
      rows.map(({ it }) => (counted(it).length === 0 ? null : counted(it).reduce((sum, turn) => sum + of(turn), 0))),
    );
const those =
  (test: (it: SessionFacts) => unknown) =>
  (rows: readonly Row<SessionFacts>[]): number =>
    rows.filter(({ it }) => test(it)).length;
const share =
  (part: (it: SessionFacts) => unknown, whole: (it: SessionFacts) => unknown) =>
  (rows: readonly Row<SessionFacts>[]): unknown =>
    rate(those((it) => whole(it) && part(it))(rows), those(whole)(rows));
const anybody = (): boolean => true;
const hasBot = (it: SessionFacts): boolean => it.bots.length > 0;
const endedWithAgent = (it: SessionFacts): boolean => !it.isOpen && counted(it).length > 0;

/** The sessions whose consumer had one in the days before, found once for all questions. */
const returning = new WeakMap<readonly SessionFacts[], ReadonlySet<SessionFacts>>();

function cameBack(it: SessionFacts, all: readonly SessionFacts[], days: number): boolean {
  const known = returning.get(all) ?? new Set(all.filter((own) => all.some((other) => isReturn(own, other, days))));
  returning.set(all, known);
  return known.has(it);
}

function isReturn(it: SessionFacts, earlier: SessionFacts, days: number): boolean {
  const id = it.raw['end_user']?.id as number | undefined;
  if (id === undefined || it.created === null || earlier.created === null) return false;
  return (
    earlier.raw['end_user']?.id === id &&
    earlier.instance === it.instance &&
    earlier.created < it.created &&
    earlier.created >= it.created - days * 86_400_000
  );
}

/** The waits that are told. */
const waitsOf = (legs: readonly Leg[]): number[] =>
  legs.map(({ raw }) => raw['queue_duration'] as number | null | undefined).filter((wait) => wait != null);

const sessions: Measures<SessionFacts> = {
  count: those(anybody),
  handled: those(isHandled),
  virtualAgentHandled: those(byBots),
  failed: those((it) => it.status === 'failed'),
  deflected: those((it) => it.status === 'deflected' || isDeflection(it.raw['deflection'])),
  voicemails: those(({ raw }) => !none(raw['voicemail_reason'], 'not_voicemail')),
  inMenuAbandoned: those(leftMenu),
  transferred: those((it) => it.transfers.length > 0),
  escalated: those((it) => it.escalations.length > 0),
  verified: those(({ raw }) => raw['verified'] === true),
  recorded: those(({ raw }) => raw['recordings']?.length > 0),
  handleTime: overTurns(handledTurns),
  talkTime: overTurns((turn) => turn.talk),
  holdTime: overTurns((turn) => turn.hold),
  wrapUpTime: overTurns((turn) => turn.wrapUp),
  waitTime: (rows) =>
    duration(
      rows.map(({ it }) =>
        waitsOf(it.legs).length === 0 ? null : waitsOf(it.legs).reduce((sum, wait) => sum + wait, 0),
      ),
    ),
  sessionTime: (rows) =>
    duration(
      rows.map(({ it }) =>
        it.created === null || it.raw['ends_at'] == null
          ? null
          : Math.round(((at(it.raw['ends_at']) as number) - it.created) / 1000),
      ),
    ),
  rating: (rows) => ratings(rows.map(({ it }) => (it.raw['rating'] ?? null) as number | null)),
  ratedRate: share(({ raw }) => raw['rating'] != null, endedWithAgent),
  transferRate: share((it) => it.transfers.length > 0, isHandled),
  escalationRate: share((it) => it.escalations.length > 0, hasBot),
  deflectionRate: share((it) => it.status === 'deflected' || isDeflection(it.raw['deflection']), anybody),
  containmentRate: share(isContained, hasBot),
  smartActionRate: share(usedSmartAction, anybody),
  messages: (rows) => rows.reduce((sum, { it }) => sum + ((it.raw['message_count'] ?? 0) as number), 0),
  responseTime: (rows) => responses(rows.flatMap(({ it }) => counted(it).map((turn) => turn.responses))),
  repeatContacts: (rows, all) => rows.filter(({ it }) => cameBack(it, all, 7)).length,
};

const ended =
  (...outcomes: readonly Leg['outcome'][]) =>
  (rows: readonly Row<Leg>[]): number =>
    rows.filter(({ it }) => outcomes.includes(it.outcome)).length;
const short = (rows: readonly Row<Leg>[]): number => rows.filter(({ it }) => it.isShort).length;
const verdict = (rows: readonly Row<Leg>[], event: string): number =>
  rows.filter(({ it }) => String(it.raw['service_level_event']).toLowerCase() === event).length;
const waits = (rows: readonly Row<Leg>[], ...outcomes: readonly Leg['outcome'][]): number[] =>
  waitsOf(rows.map(({ it }) => it).filter(({ outcome }) => outcomes.length === 0 || outcomes.includes(outcome)));

const queueLegs: Measures<Leg> = {
  entered: (rows) => rows.length,
  enteredFirst: (rows) => rows.filter(({ it }) => it.raw['transfer_id'] == null).length,
  answered: ended('ANSWERED'),
  abandoned: ended('ABANDONED'),
  shortAbandoned: short,
  longAbandoned: (rows) => ended('ABANDONED')(rows) - short(rows),
  deflected: ended('DEFLECTED'),
  failed: ended('FAILED'),
  abandonRate: (rows) => rate(ended('ABANDONED')(rows), rows.length),
  abandonRateExcludingShort: (rows) => rate(ended('ABANDONED')(rows) - short(rows), rows.length - short(rows)),
  serviceLevel: (rows) => rate(verdict(rows, 'in_sla'), verdict(rows, 'in_sla') + verdict(rows, 'not_in_sla')),
  waitTime: (rows) => duration(waits(rows)),
  speedOfAnswer: (rows) => duration(waits(rows, 'ANSWERED')),
  timeToAbandon: (rows) => duration(waits(rows, 'ABANDONED')),
  waitHistogram: (rows) => histogram(waits(rows), [5, 10, 20, 30, 60, 120, 300]),
};

const talked = (rows: readonly Row<Turn>[]): Turn[] => rows.map(({ it }) => it).filter((it) => it.counts);
const time =
  (of: (turn: Turn) => number | null) =>
  (rows: readonly Row<Turn>[]): unknown =>
    duration(talked(rows).map(of));
const distinct = (rows: readonly Row[]): number => new Set(rows.map(({ session }) => session.identity)).size;

const agentHandles: Measures<Turn> = {
  count: (rows) => talked(rows).length,
  sessions: (rows) => distinct(rows.filter(({ it }) => it.counts)),
  transfersIn: (rows) => talked(rows).filter((it) => it.isTransfer === true || it.transfer !== null).length,
  transfersOut: (rows) => talked(rows).reduce((sum, it) => sum + it.transfersOut, 0),
  handleTime: time(handledTurns),
  talkTime: time((it) => it.talk),
  holdTime: time((it) => it.hold),
  wrapUpTime: time((it) => it.wrapUp),
  preWorkTime: time((it) => it.preWork),
  connectTime: time((it) => it.connect),
  heldRate: (rows) => rate(talked(rows).filter((it) => it.hold > 0).length, talked(rows).length),
  messages: () => null,
  responseTime: (rows) => responses(talked(rows).map((it) => it.responses)),
};

const finish =
  (reason: string) =>
  (rows: readonly Row<Raw>[]): unknown =>
    rate(rows.filter(({ it }) => it['finish_reason'] === reason).length, rows.length);
const sumOf = (rows: readonly Row<Raw>[], key: string): number =>
  rows.reduce((sum, { it }) => sum + ((it[key] ?? 0) as number), 0);

const virtualAgentLegs: Measures<Raw> = {
  count: (rows) => rows.length,
  sessions: distinct,
  handleTime: (rows) => duration(rows.map(({ it }) => length(it))),
  resolvedRate: finish('resolved'),
  escalationRate: finish('escalated'),
  abandonRate: finish('consumer_ended'),
  fallbackRate: (rows) => rate(sumOf(rows, 'fallback_response_count'), sumOf(rows, 'response_count')),
  sentiment: (rows) => sentiment(rows.map(({ it }) => (it['sentiment'] ?? null) as number | null)),
  responseTime: (rows) =>
    responses(
      rows.map(({ it }): readonly [number, number, number | null] => {
        const most = (it['response_time_max'] ?? null) as number | null;
        // Calls count answers and do not time them.
        return it['response_time_total'] == null
          ? [0, 0, most]
          : [(it['response_count'] ?? 0) as number, it['response_time_total'] as number, most];
      }),
    ),
};

/** `transfer_cold` of the phase, else of the queue leg, that the transfer led to. */
export function isCold({ session: { raw }, it }: Row<Raw>): boolean | null {
  for (const rows of [list(raw['handle_durations']), list(raw['queue_durations'])]) {
    const told = rows.find((row) => row['transfer_id'] === it['id'] && row['transfer_cold'] != null);
    if (told) return told['transfer_cold'] as boolean;
  }
  return null;
}

const transfers: Measures<Raw> = {
  count: (rows) => rows.length,
  completed: (rows) => rows.filter(({ it }) => it['status'] === 'transferred').length,
  warm: (rows) => rows.filter((row) => isCold(row) === false).length,
  cold: (rows) => rows.filter((row) => isCold(row) === true).length,
  completionRate: (rows) => rate(rows.filter(({ it }) => it['status'] === 'transferred').length, rows.length),
  waitTime: (rows) => duration(rows.map(({ it }) => (it['wait_duration'] ?? null) as number | null)),
  handledTime: (rows) => duration(rows.map(({ it }) => length(it))),
};

/** The wait that began with the escalation (give or take two seconds) and before the next one. */
function waitAfter({ session, it }: Row<Raw>): number | null {
  const from = at(it['created_at']);
  if (from === null) return null;
  const next = session.escalations.map((other) => at(other['created_at']) ?? Infinity).filter((other) => other > from);
  const until = next.length > 0 ? Math.min(...next) - 2000 : Infinity;
  const legs = session.legs
    .map(({ raw }) => raw)
    .filter((leg) => leg['transfer'] !== true && leg['transfer_id'] == null)
    .filter((leg) => (at(leg['started_at']) ?? -1) >= from - 2000 && (at(leg['started_at']) ?? Infinity) < until)
    .sort((a, b) => (at(a['started_at']) as number) - (at(b['started_at']) as number));
  return (legs[0]?.['queue_duration'] ?? null) as number | null;
}

const escalations: Measures<Raw> = {
  waitTime: (rows) => duration(rows.map(waitAfter)),
  count: (rows) => rows.length,
  escalated: (rows) => rows.filter(({ it }) => it['status'] === 'escalated').length,
};

const dispositions: Measures<Raw> = { count: (rows) => rows.length, sessions: distinct };

/** Every measure that the reference knows, by grain. */
export const measures: Readonly<Record<string, Measures<any>>> = {
  sessions,
  queueLegs,
  agentHandles,
  virtualAgentLegs,
  transfers,
  escalations,
  dispositions,
};

/** The rows of each grain. */
export const rowsOf = (all: readonly SessionFacts[]): Readonly<Record<string, readonly Row[]>> => {
  const each = (of: (session: SessionFacts) => readonly unknown[]): Row[] =>
    all.flatMap((session) => of(session).map((it) => ({ session, it })));
  return {
    sessions: each((session) => [session]),
    queueLegs: each(({ legs }) => legs),
    agentHandles: each(({ turns }) => turns),
    virtualAgentLegs: each(({ bots }) => bots),
    transfers: each((session) => session.transfers),
    escalations: each((session) => session.escalations),
    dispositions: each((session) => session.dispositions),
  };
};
