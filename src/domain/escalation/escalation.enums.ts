import { openEnum } from '../../model/open-enum.ts';

/** Where an escalation stands. */
export const EscalationStatus = openEnum('EscalationStatus', 'Where an escalation stands.', {
  ESCALATING: 'Under way.',
  ESCALATED: 'Completed: a person took it.',
  CANCELED: 'It was called off, or the consumer left.',
  DEFLECTING: 'It is being sent elsewhere.',
  DEFLECTED: 'It was sent elsewhere.',
});
