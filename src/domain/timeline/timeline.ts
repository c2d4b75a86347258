import type { Row } from '../../model/fields.ts';
import { tellers, type Told } from './events.ts';
import { TimelineKind, type TimelineEvent } from './timeline-event.ts';

const rank = new Map(Object.keys(TimelineKind.values).map((kind, i) => [kind, i]));
const rankOf = ({ kind }: TimelineEvent): number => rank.get(kind) ?? rank.size;

/** Columns of the session, and lists with their columns, that a timeline is made of. */
export const timelineNeeds: readonly string[] = [
  'rowId',
  'instance',
  'channel',
  'typeText',
  'statusText',
  'disconnectedByText',
  'createdAt',
  'scheduledAt',
  'endedAt',
];
export const timelineLists: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(tellers).map(([list, { columns }]) => [list, columns]),
);

const ofSession = (session: Row): Told[] => {
  const kind = session['channel'] === 'CHAT' ? 'chat' : 'call';
  const type = session['typeText'] == null ? '' : `: ${String(session['typeText'])}`;
  const status = session['statusText'] == null ? '' : `: ${String(session['statusText']).replaceAll('_', ' ')}`;
  const by =
    session['disconnectedByText'] == null ? '' : `, ${String(session['disconnectedByText']).replaceAll('_', ' ')}`;
  return [
    { kind: 'CREATED', at: session['createdAt'], says: `The ${kind} was created${type}` },
    { kind: 'SCHEDULED', at: session['scheduledAt'], says: `The ${kind} was booked for this time` },
    { kind: 'ENDED', at: session['endedAt'], says: `The conversation ended${status}${by}` },
  ];
};

/** Everything of a session that has a time, oldest first; what happens at one moment is in the order of an ordinary session. */
export function timelineOf(session: Row): TimelineEvent[] {
  const told = ofSession(session);
  for (const [list, { tell }] of Object.entries(tellers)) {
    told.push(...((session[list] as Row[] | undefined) ?? []).map(tell));
  }
  const events = told
    .filter(({ at }) => at != null)
    .map((it) => ({
      at: it.at as string,
      kind: it.kind,
      untilAt: (it.untilAt ?? null) as string | null,
      durationSeconds: (it.durationSeconds ?? null) as number | null,
      says: it.says,
      instance: session['instance'] as string,
      channel: session['channel'] as string,
      sessionId: session['rowId'],
      agentId: it.agentId ?? null,
      virtualAgentId: it.virtualAgentId ?? null,
      queueName: it.queueName ?? null,
      transferId: it.transferId ?? null,
    }));
  // Instants are texts of one form in UTC, so their order is that of time.
  return events.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : rankOf(a) - rankOf(b)));
}
