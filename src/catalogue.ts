import type { RowType } from './database/copy-row.ts';
import { AgentHandle } from './domain/agent-handle/agent-handle.ts';
import { agentHandleLinks } from './domain/agent-handle/agent-handle.resolver.ts';
import { Agent } from './domain/agent/agent.ts';
import { ConsumerEvent } from './domain/consumer-event/consumer-event.ts';
import { consumerEventLinks } from './domain/consumer-event/consumer-event.resolver.ts';
import { ConsumerLeg } from './domain/consumer-leg/consumer-leg.ts';
import { consumerLegLinks } from './domain/consumer-leg/consumer-leg.resolver.ts';
import { DeflectedEscalation } from './domain/deflected-escalation/deflected-escalation.ts';
import { deflectedEscalationLinks } from './domain/deflected-escalation/deflected-escalation.resolver.ts';
import { Deflection } from './domain/deflection/deflection.ts';
import { deflectionLinks } from './domain/deflection/deflection.resolver.ts';
import { DemoFill } from './domain/demo-fill/demo-fill.ts';
import { Disposition } from './domain/disposition/disposition.ts';
import { dispositionLinks } from './domain/disposition/disposition.resolver.ts';
import { DocumentFinding } from './domain/document-finding/document-finding.ts';
import { documentFindingLinks } from './domain/document-finding/document-finding.resolver.ts';
import { EndUser } from './domain/end-user/end-user.ts';
import { endUserLinks } from './domain/end-user/end-user.resolver.ts';
import { Escalation } from './domain/escalation/escalation.ts';
import { escalationLinks } from './domain/escalation/escalation.resolver.ts';
import { HandlePhase } from './domain/handle-phase/handle-phase.ts';
import { handlePhaseLinks } from './domain/handle-phase/handle-phase.resolver.ts';
import { IngestCount } from './domain/ingest-count/ingest-count.ts';
import { IngestObject } from './domain/ingest-object/ingest-object.ts';
import { IngestSource } from './domain/ingest-source/ingest-source.ts';
import { Instance } from './domain/instance/instance.ts';
import { instanceLinks } from './domain/instance/instance.resolver.ts';
import { Menu } from './domain/menu/menu.ts';
import { menuLinks } from './domain/menu/menu.resolver.ts';
import { MenuVisit } from './domain/menu-visit/menu-visit.ts';
import { menuVisitLinks } from './domain/menu-visit/menu-visit.resolver.ts';
import { OfferEvent } from './domain/offer-event/offer-event.ts';
import { offerEventLinks } from './domain/offer-event/offer-event.resolver.ts';
import type { Mentioned } from './domain/mentioned.ts';
import type { Choice, Part } from './domain/part.ts';
import { Participant } from './domain/participant/participant.ts';
import { participantLinks } from './domain/participant/participant.resolver.ts';
import { QuarantinedDocument } from './domain/quarantined-document/quarantined-document.ts';
import { QueueLeg } from './domain/queue-leg/queue-leg.ts';
import { queueLegLinks } from './domain/queue-leg/queue-leg.resolver.ts';
import { Queue } from './domain/queue/queue.ts';
import { RawDocument } from './domain/raw-document/raw-document.ts';
import { Recording } from './domain/recording/recording.ts';
import { recordingLinks } from './domain/recording/recording.resolver.ts';
import { redactionPart } from './domain/redaction/redaction.ingest.ts';
import { Redaction } from './domain/redaction/redaction.ts';
import { redactionLinks } from './domain/redaction/redaction.resolver.ts';
import { ReingestRun } from './domain/reingest-run/reingest-run.ts';
import { agentInfo } from './domain/session/session.ingest.ts';
import { CallSession, ChatSession, Session } from './domain/session/session.ts';
import type { SessionChild } from './domain/session-child.ts';
import { sessionLinks } from './domain/session/session.resolver.ts';
import { smartActionParts } from './domain/smart-action/smart-action.ingest.ts';
import {
  PhotoAction,
  ScreenshotAction,
  SmartAction,
  TextAction,
  VerificationAction,
  VideoAction,
} from './domain/smart-action/smart-action.ts';
import { smartActionLinks } from './domain/smart-action/smart-action.resolver.ts';
import { smsMessageParts } from './domain/sms-message/sms-message.ingest.ts';
import { SmsMessage } from './domain/sms-message/sms-message.ts';
import { smsMessageLinks } from './domain/sms-message/sms-message.resolver.ts';
import { TeamMembership } from './domain/team-membership/team-membership.ts';
import { Team } from './domain/team/team.ts';
import { teamLinks } from './domain/team/team.resolver.ts';
import { timelineLinks } from './domain/session/timeline/timeline.resolver.ts';
import { Transfer } from './domain/transfer/transfer.ts';
import { transferLinks } from './domain/transfer/transfer.resolver.ts';
import { VirtualAgentLeg } from './domain/virtual-agent-leg/virtual-agent-leg.ts';
import { virtualAgentLegLinks } from './domain/virtual-agent-leg/virtual-agent-leg.resolver.ts';
import { VirtualAgent } from './domain/virtual-agent/virtual-agent.ts';
import { WaitTimeVirtualAgent } from './domain/wait-time-virtual-agent/wait-time-virtual-agent.ts';
import { waitTimeVirtualAgentLinks } from './domain/wait-time-virtual-agent/wait-time-virtual-agent.resolver.ts';
import type { TypeClass } from './model/fields.ts';
import type { Link } from './model/links.ts';
import { createModel } from './model/model.ts';

/** Types whose rows belong to one session and are replaced with it. */
export const sessionChildren: readonly RowType<SessionChild>[] = [
  Participant,
  Transfer,
  Escalation,
  Disposition,
  QueueLeg,
  AgentHandle,
  HandlePhase,
  VirtualAgentLeg,
  ConsumerLeg,
  ConsumerEvent,
  MenuVisit,
  Recording,
  Redaction,
  Deflection,
  DeflectedEscalation,
  OfferEvent,
  WaitTimeVirtualAgent,
  SmsMessage,
  SmartAction,
];

/** Types that sessions mention, by the name that `refers` gives them: read from objects of a file by their columns' own keys. */
export const shared: Readonly<Record<string, RowType<Mentioned>>> = { Agent, VirtualAgent, EndUser, Team, Menu };

/** Every stored type. */
export const entities: readonly TypeClass[] = [
  Session,
  ...sessionChildren,
  ...Object.values(shared),
  TeamMembership,
  Queue,
  Instance,
  RawDocument,
  QuarantinedDocument,
  DocumentFinding,
  IngestCount,
  IngestSource,
  IngestObject,
  ReingestRun,
  DemoFill,
];

/** The concrete types of those that are stored as one. */
export const graphqlTypes: readonly TypeClass[] = [
  CallSession,
  ChatSession,
  VerificationAction,
  PhotoAction,
  ScreenshotAction,
  VideoAction,
  TextAction,
];

/** Every list of a session file, in the order in which it is read. */
export const parts: readonly Part[] = [
  { key: 'participants', type: Participant },
  { key: 'handle_durations', type: HandlePhase },
  { key: 'queue_durations', type: QueueLeg },
  { key: 'virtual_agent_handle_durations', type: VirtualAgentLeg },
  { key: 'transfers', type: Transfer },
  { key: 'escalations', type: Escalation },
  { key: 'dispositions', type: Disposition },
  { key: 'consumer_handle_durations', type: ConsumerLeg },
  { key: 'consumer_event_durations', type: ConsumerEvent },
  { key: 'consumer_in_menu_durations', type: MenuVisit },
  { key: 'recordings', type: Recording },
  redactionPart,
  { key: 'deflection_details', type: Deflection },
  { key: 'virtual_agent_deflected_escalations', type: DeflectedEscalation },
  { key: 'offer_events', type: OfferEvent },
  { key: 'in_queue_wait_time_va', type: WaitTimeVirtualAgent },
  ...smsMessageParts,
  ...smartActionParts,
];

/** Objects at the top of a file that tell one of several shared things. */
export const choices: readonly Choice<Session>[] = [agentInfo];

/** Every link between types, both ways. */
export const links: readonly Link[] = [
  ...sessionLinks,
  ...participantLinks,
  ...queueLegLinks,
  ...agentHandleLinks,
  ...handlePhaseLinks,
  ...virtualAgentLegLinks,
  ...transferLinks,
  ...escalationLinks,
  ...dispositionLinks,
  ...smartActionLinks,
  ...consumerLegLinks,
  ...consumerEventLinks,
  ...menuVisitLinks,
  ...recordingLinks,
  ...redactionLinks,
  ...deflectionLinks,
  ...deflectedEscalationLinks,
  ...offerEventLinks,
  ...waitTimeVirtualAgentLinks,
  ...smsMessageLinks,
  ...endUserLinks,
  ...menuLinks,
  ...teamLinks,
  ...instanceLinks,
  ...timelineLinks,
  ...documentFindingLinks,
];

/** What this program is about. */
export const model = createModel({ types: [...entities, ...graphqlTypes], links });
