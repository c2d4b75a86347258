import { closedEnum, openEnum } from '../../model/open-enum.ts';

/** The platform's verdict on a wait. */
export const ServiceLevelEvent = openEnum(
  'ServiceLevelEvent',
  "The platform's verdict on the wait, by the target that was set at that moment.",
  {
    IN_SLA: 'Within the target.',
    NOT_IN_SLA: 'Beyond the target.',
    EXCLUDED: 'Not counted, as the queue is configured. The spelling is inferred.',
  },
);

/** How a queue leg ended. */
export const QueueOutcome = closedEnum('QueueOutcome', 'How a wait in a queue ended.', {
  ANSWERED: 'An agent took it and talked.',
  ABANDONED: 'Nobody answered and the consumer left.',
  DEFLECTED: 'Nobody answered and it was sent elsewhere.',
  FAILED: "Nobody answered for any other reason: an agent's or the telephony's fault. Failed is not abandoned.",
  OPEN: 'Still waiting when the file was written.',
});
