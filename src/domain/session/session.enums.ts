import { closedEnum, openEnum } from '../../model/open-enum.ts';

const inferred = 'The spelling is inferred.';

/** Who took part on the centre's side. */
export const HandledBy = closedEnum('HandledBy', "Who took part on the centre's side.", {
  HUMAN: 'One or more agents, no virtual agent.',
  VIRTUAL_AGENT: 'One or more virtual agents, no agent.',
  BOTH: 'Agents and virtual agents.',
  NOBODY: 'Neither: left in the menu or queue, deflected, a voicemail.',
});

/** How the agent's side answered. */
export const AnswerType = openEnum(
  'AnswerType',
  "How the agent's side answered. It does not say whether a person or a virtual agent did: see `handledBy`.",
  {
    MANUAL: 'An agent accepted it.',
    AUTO: 'It was accepted automatically.',
    DEFLECTION: 'Chat: answered by a deflection.',
    OUTBOUND: "Chat: begun by the centre's side.",
  },
);

/** Who hung up. */
export const DisconnectedBy = openEnum('DisconnectedBy', 'Who hung up a call.', {
  AGENT: { says: 'The agent.', words: ['disconnected_by_agent'] },
  END_USER: { says: 'The consumer.', words: ['disconnected_by_end_user'] },
  VIRTUAL_AGENT: { says: `The virtual agent. ${inferred}`, words: ['disconnected_by_virtual_agent'] },
  SYSTEM: { says: `The platform. ${inferred}`, words: ['disconnected_by_system'] },
  UNKNOWN: { says: 'The platform does not know.', words: ['disconnected_by_unknown'] },
});

/** The consumer's answer about being recorded; the API spells it longer than the files. */
export const RecordingPermission = openEnum('RecordingPermission', 'What the consumer said to being recorded.', {
  NOT_ASKED: { says: 'The consumer was not asked.', words: ['not_asked', 'recording_permission_not_asked'] },
  GRANTED: { says: 'The consumer agreed.', words: ['granted', 'recording_permission_granted'] },
  DENIED: { says: `The consumer refused. ${inferred}`, words: ['denied', 'recording_permission_denied'] },
});

/** Why a call became a voicemail; the source publishes only the word for "did not". */
export const VoicemailReason = openEnum(
  'VoicemailReason',
  'Why a call became a voicemail; null where it did not. The words are not published, so expect `OTHER` with its text.',
  {
    AFTER_HOURS: `Outside opening hours. ${inferred}`,
    OVER_CAPACITY: `Too many waited. ${inferred}`,
    DIRECT_VOICEMAIL: `The consumer chose voicemail. ${inferred}`,
  },
  ['not_voicemail', ''],
);

/** How a session is offered to agents. */
export const OfferType = openEnum('OfferType', 'How a session was offered to agents.', {
  CASCADE: 'To one group after the other; each step is an offer event.',
  DELTACAST: `By deltacast routing. ${inferred}`,
  MULTICAST: `By multicast routing. ${inferred}`,
});

/** How the platform ended a call; only the Manager API delivers it. */
export const SessionFinishReason = openEnum(
  'SessionFinishReason',
  'How the platform ended a call, where that was out of the ordinary. Only the Manager API delivers it.',
  {
    VIRTUAL_AGENT_ESCALATION_FAILED: 'The hand-over from the virtual agent failed.',
    VA_CALLBACK_MACHINE_DETECTED: "A virtual agent's callback reached an answering machine.",
  },
  ['no_reason', ''],
);
