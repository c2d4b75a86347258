import type { Agent, VirtualAgent } from './agents.ts';
import type { Draft, Row } from './draft.ts';

/** Somebody in the session, and when: becomes a participant row at the end. Instants in seconds since 1970. */
export interface Presence {
  readonly id: number;
  readonly type: string;
  readonly agent: Agent | null;
  readonly virtualAgent: VirtualAgent | null;
  readonly params: Row | undefined;
  from: number | null;
  to: number | null;
  status: string;
  failReason: string;
  hold: number | null;
}

/** Lets somebody join; `from` null for one who was called and never came. */
export function join(
  draft: Draft,
  type: string,
  who: { agent?: Agent; virtualAgent?: VirtualAgent; params?: Row },
  from: number | null,
): Presence {
  const presence: Presence = {
    id: ++draft.centre.ids.participant,
    type,
    agent: who.agent ?? null,
    virtualAgent: who.virtualAgent ?? null,
    params: who.params,
    from,
    to: null,
    status: 'finished',
    failReason: 'nothing',
    hold: null,
  };
  draft.presences.push(presence);
  return presence;
}
