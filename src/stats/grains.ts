import { AgentHandle } from '../domain/agent-handle/agent-handle.ts';
import { Disposition } from '../domain/disposition/disposition.ts';
import { Escalation } from '../domain/escalation/escalation.ts';
import { QueueLeg } from '../domain/queue-leg/queue-leg.ts';
import { Session } from '../domain/session/session.ts';
import { Transfer } from '../domain/transfer/transfer.ts';
import { VirtualAgentLeg } from '../domain/virtual-agent-leg/virtual-agent-leg.ts';
import { clockDimensions } from './dimensions/clock.ts';
import {
  agentHandleDimensions,
  dispositionDimensions,
  escalationDimensions,
  queueLegDimensions,
  transferDimensions,
  virtualAgentLegDimensions,
} from './dimensions/legs.ts';
import { sessionDimensions } from './dimensions/sessions.ts';
import type { Grain } from './grain.ts';
import { agentHandleMeasures, countedHandles } from './measures/agent-handles.ts';
import {
  dispositionMeasures,
  escalationMeasures,
  transferMeasures,
  virtualAgentLegMeasures,
} from './measures/hand-overs.ts';
import { queueLegMeasures } from './measures/queue-legs.ts';
import { sessionMeasures } from './measures/sessions.ts';

const grain = (
  type: Grain['type'],
  field: string,
  times: Grain['times'],
  measures: Grain['measures'],
  dimensions: Grain['dimensions'],
  counted: Grain['counted'] = null,
): Grain => ({
  type,
  name: type.name,
  field,
  times,
  sessionKey: type === Session ? 'rowId' : 'sessionId',
  counted,
  measures,
  dimensions: [...dimensions, ...clockDimensions],
});

const started = { STARTED: 'startedAt' };
const created = { CREATED: 'createdAt' };

/** Every grain. They are never joined with one another: a session with three legs would be counted three times. */
export const grains: readonly Grain[] = [
  grain(
    Session,
    'sessions',
    { CREATED: 'createdAt', QUEUED: 'queuedAt', ENDED: 'endedAt' },
    sessionMeasures,
    sessionDimensions,
  ),
  grain(QueueLeg, 'queueLegs', started, queueLegMeasures, queueLegDimensions),
  grain(AgentHandle, 'agentHandles', started, agentHandleMeasures, agentHandleDimensions, countedHandles),
  grain(VirtualAgentLeg, 'virtualAgentLegs', started, virtualAgentLegMeasures, virtualAgentLegDimensions),
  grain(Transfer, 'transfers', created, transferMeasures, transferDimensions),
  grain(Escalation, 'escalations', created, escalationMeasures, escalationDimensions),
  grain(Disposition, 'dispositions', { CREATED: 'sessionCreatedAt' }, dispositionMeasures, dispositionDimensions),
];
