/*
 * What a session file says, row by row, worked out from the raw document alone. It shares no code with the server, so that the
 * server's numbers have something to be compared with.
 */

/* eslint-disable @typescript-eslint/no-explicit-any -- raw documents have no type, which is the point of them */
export type Raw = Record<string, any>;

/** Everything that is asked of one session. */
export interface SessionFacts {
  readonly raw: Raw;
  readonly instance: string;
  readonly channel: 'VOICE' | 'CHAT';
  readonly identity: string;
  readonly created: number | null;
  readonly status: string;
  readonly failReason: string | null;
  readonly isOpen: boolean;
  readonly turns: readonly Turn[];
  readonly legs: readonly Leg[];
  readonly bots: readonly Raw[];
  readonly transfers: readonly Raw[];
  readonly escalations: readonly Raw[];
  readonly dispositions: readonly Raw[];
}

/** One agent's turn. */
export interface Turn {
  readonly agent: number | null;
  readonly transfer: number | null;
  readonly isTransfer: boolean | null;
  readonly queue: string | null;
  readonly language: string | null;
  readonly started: number | null;
  readonly talk: number;
  readonly hold: number;
  readonly wrapUp: number;
  readonly preWork: number;
  readonly connect: number | null;
  readonly counts: boolean;
  readonly responses: readonly [count: number, seconds: number, longest: number | null];
  readonly teams: readonly number[];
  transfersOut: number;
}

/** One wait in a queue. */
export interface Leg {
  readonly raw: Raw;
  readonly outcome: 'ANSWERED' | 'ABANDONED' | 'DEFLECTED' | 'FAILED' | 'OPEN';
  readonly isShort: boolean;
}

const word = (value: unknown): string =>
  String(value ?? '')
    .trim()
    .toLowerCase();
const reason = (value: unknown): string | null => (['', 'nothing'].includes(word(value)) ? null : word(value));
export const isDeflection = (value: unknown): boolean => !['', 'no_deflection'].includes(word(value));
export const at = (value: unknown): number | null => (typeof value === 'string' ? Date.parse(value) : null);
export const list = (value: unknown): Raw[] => (Array.isArray(value) ? (value as Raw[]) : []);
const sum = (values: readonly (number | null | undefined)[]): number =>
  values.reduce<number>((a, b) => a + (b ?? 0), 0);

const open = new Set(
  `scheduled selecting queued requeued assigned connecting switching connected va_assigned va_connected va_dismissed dismissed
   preview_pending preview_ready campaign_connecting campaign_connected action_only`.split(/\s+/),
);
const closed = new Set(
  'finished failed recovered deflected voicemail voicemail_received voicemail_read action_only_finished no_response canceled'.split(
    ' ',
  ),
);

/** The facts of one document. */
export function factsOf(raw: Raw, instance: string): SessionFacts {
  const isChat = 'chat_type' in raw;
  const status = word(raw['status']);
  const isOpen = open.has(status) || (!closed.has(status) && raw['ends_at'] == null);
  const turns = turnsOf(raw, isChat ? 'chat_duration' : 'call_duration');
  const channel = isChat ? 'CHAT' : 'VOICE';
  const facts = {
    raw,
    instance,
    channel,
    identity: `${instance} ${channel} ${String(raw['id'])}`,
    created: at(raw['created_at']),
    status,
    failReason: reason(raw['fail_reason']),
    isOpen,
    turns,
    bots: list(raw['virtual_agent_handle_durations']),
    transfers: list(raw['transfers']),
    escalations: list(raw['escalations']),
    dispositions: list(raw['dispositions']),
  } as const;
  for (const transfer of facts.transfers) creditTransfer(transfer, turns);
  const legs = list(raw['queue_durations']).map((leg): Leg => {
    const outcome = outcomeOf(leg, facts);
    const threshold = leg['service_level_abandon_time_threshold'] as number | null | undefined;
    return {
      raw: leg,
      outcome,
      isShort:
        outcome === 'ABANDONED' &&
        threshold != null &&
        leg['queue_duration'] != null &&
        leg['queue_duration'] < threshold,
    };
  });
  return { ...facts, legs };
}

function turnsOf(raw: Raw, length: string): Turn[] {
  const phases = new Map<string, Raw[]>();
  for (const phase of list(raw['handle_durations'])) {
    if (phase['barged'] === true) continue;
    const turn = `${String(phase['agent_id'] ?? null)}/${String(phase['transfer_id'] ?? null)}`;
    phases.set(turn, [...(phases.get(turn) ?? []), phase]);
  }
  const first = (rows: readonly Raw[], key: string): any => rows.find((row) => row[key] != null)?.[key] ?? null;
  return [...phases.values()].map((rows) => {
    const hold = sum(rows.map((row) => row['hold_duration']));
    const talking = rows.find((row) => (row[length] ?? 0) > 0);
    const agent = first(rows, 'agent_id') as number | null;
    const longest = rows.map((row) => row['response_time_max'] as number | null | undefined).filter((it) => it != null);
    const teams = list(raw['participants'])
      .filter((it) => it['user_id'] === agent)
      .flatMap((it) => list(it['teams']).map((team) => team['id'] as number));
    return {
      agent,
      transfer: first(rows, 'transfer_id'),
      isTransfer: first(rows, 'transfer') as boolean | null,
      queue: first(rows, 'menu_path'),
      language: first(rows, 'lang'),
      started: rows
        .map((row) => at(row['started_at']))
        .reduce((a, b) => (a === null || (b !== null && b < a) ? b : a), null),
      // A file that lost its talk and kept its hold tells of no negative talk.
      talk: Math.max(0, sum(rows.map((row) => row[length])) - hold),
      hold,
      wrapUp: sum(rows.map((row) => row['acw_duration'])),
      preWork: sum(rows.map((row) => row['bcw_duration'])),
      connect: (talking?.['assigned_connection_duration'] as number | undefined) ?? null,
      counts: talking !== undefined || hold > 0,
      responses: [
        sum(rows.map((row) => row['response_count'])),
        sum(rows.map((row) => row['response_time_total'])),
        longest.length > 0 ? Math.max(...longest) : null,
      ],
      teams: [...new Set(teams)],
      transfersOut: 0,
    };
  });
}

/** A transfer is placed from the last turn of its agent that had begun by then. */
function creditTransfer(transfer: Raw, turns: readonly Turn[]): void {
  const agent = transfer['from_agent']?.id as number | undefined;
  if (agent === undefined) return;
  const own = turns
    .filter((turn) => turn.agent === agent && turn.transfer !== transfer['id'])
    .sort((a, b) => (a.started ?? Infinity) - (b.started ?? Infinity));
  const when = at(transfer['created_at']) ?? Infinity;
  const turn = own.findLast((it) => (it.started ?? Infinity) <= when + 2000) ?? own[0];
  if (turn) turn.transfersOut++;
}

const leaving = ['eu_abandoned', 'no_response', 'customer_timeout', 'end_user_opt_out'];

function outcomeOf(leg: Raw, session: Omit<SessionFacts, 'legs'>): Leg['outcome'] {
  const transfer = session.transfers.find((it) => it['id'] === leg['transfer_id']);
  const isFirst = leg['transfer_id'] == null;
  if (leg['agent_id'] != null) {
    const turn = session.turns.find(
      (it) => it.agent === leg['agent_id'] && it.transfer === (leg['transfer_id'] ?? null),
    );
    if (turn?.counts) return 'ANSWERED';
  } else if (word(transfer?.['status']) === 'transferred') return 'ANSWERED';
  const pending =
    isFirst || !transfer || !['transferred', 'failed', 'canceled', 'deflected'].includes(word(transfer['status']));
  if (session.isOpen && pending) return 'OPEN';
  const hasLeft =
    leaving.includes(session.failReason ?? '') || (!isFirst && leaving.includes(word(transfer?.['fail_reason'])));
  const chatLeft = isFirst && session.channel === 'CHAT' && ['canceled', 'no_response'].includes(session.status);
  if (hasLeft || chatLeft) return 'ABANDONED';
  const where = isFirst ? session.raw : transfer;
  return where && (word(where['status']) === 'deflected' || isDeflection(where['deflection'])) ? 'DEFLECTED' : 'FAILED';
}
