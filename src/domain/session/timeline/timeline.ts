import type { Row } from '../../../model/fields.ts';
import { type Teller, tellers, type Told } from './events.ts';
import { TimelineKind, type TimelineEvent } from './timeline-event.ts';

const rank = new Map(Object.keys(TimelineKind.values).map((kind, i) => [kind, i]));
const rankOf = ({ kind }: Pick<TimelineEvent, 'kind'>): number => rank.get(kind) ?? rank.size;

/** Columns of the session, and lists with their columns, that a timeline is made of. */
export const timelineNeeds = [
  'rowId',
  'instance',
  'channel',
  'typeText',
  'statusText',
  'disconnectedByText',
  'createdAt',
  'scheduledAt',
  'endedAt',
] as const;
type Needs = Readonly<Record<(typeof timelineNeeds)[number], unknown>>;
type ListName = keyof typeof tellers;
export const timelineLists = Object.fromEntries(
  Object.entries(tellers).map(([list, { columns }]) => [list, columns]),
) as Readonly<Record<ListName, readonly string[]>>;

const ofSession = (session: Needs): Told[] => {
  const kind = session.channel === 'CHAT' ? 'chat' : 'call';
  const type = session.typeText == null ? '' : `: ${String(session.typeText)}`;
  const status = session.statusText == null ? '' : `: ${String(session.statusText).replaceAll('_', ' ')}`;
  const by = session.disconnectedByText == null ? '' : `, ${String(session.disconnectedByText).replaceAll('_', ' ')}`;
  return [
    { kind: 'CREATED', at: session.createdAt, says: `The ${kind} was created${type}` },
    { kind: 'SCHEDULED', at: session.scheduledAt, says: `The ${kind} was booked for this time` },
    { kind: 'ENDED', at: session.endedAt, says: `The conversation ended${status}${by}` },
  ];
};

type EventRow = Readonly<Record<keyof TimelineEvent, unknown>> & Pick<TimelineEvent, 'kind'> & { readonly at: string };

/** Everything of a session that has a time, oldest first; what happens at one moment is in the order of an ordinary session. */
export function timelineOf(session: Needs & Readonly<Partial<Record<ListName, unknown>>>): EventRow[] {
  const told = ofSession(session);
  for (const [list, { tell }] of Object.entries(tellers) as [ListName, Teller][]) {
    told.push(...((session[list] as Row[] | undefined) ?? []).map(tell));
  }
  const events = told
    .filter(({ at }) => at != null)
    .map((it) => ({
      at: it.at as string,
      kind: it.kind,
      untilAt: it.untilAt ?? null,
      durationSeconds: it.durationSeconds ?? null,
      says: it.says,
      instance: session.instance,
      channel: session.channel,
      sessionId: session.rowId,
      agentId: it.agentId ?? null,
      virtualAgentId: it.virtualAgentId ?? null,
      queueName: it.queueName ?? null,
      transferId: it.transferId ?? null,
    }));
  // Instants are texts of one form in UTC, so their order is that of time.
  return events.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : rankOf(a) - rankOf(b)));
}
