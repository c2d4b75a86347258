import type { Choice } from '../part.ts';
import type { Session } from './session.ts';

/** `agent_info`: the last agent of the session, or the last virtual agent; only the latter has an alias. */
export const agentInfo: Choice<Session> = {
  key: 'agent_info',
  columnFor: (object) => ('va_alias' in object ? 'virtualAgentId' : 'agentId'),
};
