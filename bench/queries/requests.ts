import { AgentHandle } from '../../src/domain/agent-handle/agent-handle.ts';
import { Agent } from '../../src/domain/agent/agent.ts';
import { ConsumerEvent } from '../../src/domain/consumer-event/consumer-event.ts';
import { ConsumerLeg } from '../../src/domain/consumer-leg/consumer-leg.ts';
import { DeflectedEscalation } from '../../src/domain/deflected-escalation/deflected-escalation.ts';
import { Deflection } from '../../src/domain/deflection/deflection.ts';
import { Disposition } from '../../src/domain/disposition/disposition.ts';
import { EndUser } from '../../src/domain/end-user/end-user.ts';
import { Escalation } from '../../src/domain/escalation/escalation.ts';
import { HandlePhase } from '../../src/domain/handle-phase/handle-phase.ts';
import { MenuVisit } from '../../src/domain/menu-visit/menu-visit.ts';
import { OfferEvent } from '../../src/domain/offer-event/offer-event.ts';
import { Participant } from '../../src/domain/participant/participant.ts';
import { QueueLeg } from '../../src/domain/queue-leg/queue-leg.ts';
import { Queue } from '../../src/domain/queue/queue.ts';
import { Recording } from '../../src/domain/recording/recording.ts';
import { Session } from '../../src/domain/session/session.ts';
import { SmartAction } from '../../src/domain/smart-action/smart-action.ts';
import { Transfer } from '../../src/domain/transfer/transfer.ts';
import { VirtualAgentLeg } from '../../src/domain/virtual-agent-leg/virtual-agent-leg.ts';
import { VirtualAgent } from '../../src/domain/virtual-agent/virtual-agent.ts';
import { everythingOf, shape, type Shape } from './shape.ts';

const agent = shape(Agent, ['name']);
const virtualAgent = shape(VirtualAgent, ['name']);
const queue = shape(Queue, ['name']);

/** A page of sessions as a desk shows it: what each was, and every list of it. */
export const page: Shape = shape(
  Session,
  ['channel', 'externalId', 'typeText', 'direction', 'statusText', 'createdAt', 'handleSeconds'],
  {
    participants: shape(Participant, ['typeText', 'connectedAt'], {
      agent,
      virtualAgent,
      endUser: shape(EndUser, ['identifier']),
    }),
    queueLegs: shape(QueueLeg, ['startedAt', 'waitSeconds', 'outcome'], { queue }),
    agentHandles: shape(AgentHandle, ['startedAt', 'talkSeconds', 'holdSeconds', 'wrapUpSeconds'], { agent }),
    virtualAgentLegs: shape(VirtualAgentLeg, ['startedAt', 'handleSeconds', 'finishReasonText'], { virtualAgent }),
    transfers: shape(Transfer, ['statusText', 'kind', 'waitSeconds', 'toMenuPathName'], {
      fromAgent: agent,
      toAgent: agent,
    }),
    escalations: shape(Escalation, ['statusText', 'reasonText', 'createdAt']),
    dispositions: shape(Disposition, ['code', 'note', 'list'], { agent }),
    smartActions: shape(SmartAction, ['kind', 'mediaUrl', 'answer']),
    recordings: shape(Recording, ['startedAt', 'durationSeconds']),
  },
);

/** One session with every column of it and of all its lists. */
export const whole: Shape = shape(Session, everythingOf(Session), {
  agent: shape(Agent, everythingOf(Agent)),
  virtualAgent: shape(VirtualAgent, everythingOf(VirtualAgent)),
  endUser: shape(EndUser, everythingOf(EndUser)),
  participants: shape(Participant, everythingOf(Participant), { agent, virtualAgent }),
  queueLegs: shape(QueueLeg, everythingOf(QueueLeg), { queue, agent }),
  agentHandles: shape(AgentHandle, everythingOf(AgentHandle), { agent }),
  handlePhases: shape(HandlePhase, everythingOf(HandlePhase)),
  virtualAgentLegs: shape(VirtualAgentLeg, everythingOf(VirtualAgentLeg), { virtualAgent }),
  transfers: shape(Transfer, [...everythingOf(Transfer)], { fromAgent: agent, toAgent: agent }),
  escalations: shape(Escalation, everythingOf(Escalation)),
  dispositions: shape(Disposition, everythingOf(Disposition), { agent }),
  smartActions: shape(SmartAction, everythingOf(SmartAction)),
  consumerLegs: shape(ConsumerLeg, everythingOf(ConsumerLeg)),
  consumerEvents: shape(ConsumerEvent, everythingOf(ConsumerEvent)),
  menuVisits: shape(MenuVisit, everythingOf(MenuVisit)),
  recordings: shape(Recording, everythingOf(Recording)),
  deflections: shape(Deflection, everythingOf(Deflection)),
  deflectedEscalations: shape(DeflectedEscalation, everythingOf(DeflectedEscalation)),
  offerEvents: shape(OfferEvent, everythingOf(OfferEvent)),
});
