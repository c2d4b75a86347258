import { openEnum } from '../../model/open-enum.ts';

/** How a virtual agent's turn ended. */
export const VirtualAgentFinishReason = openEnum('VirtualAgentFinishReason', "How a virtual agent's turn ended.", {
  RESOLVED: 'The virtual agent settled the matter.',
  ESCALATED: 'It handed over to a person.',
  CONSUMER_ENDED: 'The consumer left.',
  UNEXPECTEDLY_ENDED: 'It broke off.',
  FAILED: 'It failed.',
  UNDEFINED: 'The platform does not say.',
});

/** Who brought a virtual agent into a session. */
export const InitiatedBy = openEnum('InitiatedBy', 'Who brought the virtual agent into the session.', {
  END_USER: 'The consumer, by contacting the centre.',
  AGENT: 'An agent: a task virtual agent.',
});
