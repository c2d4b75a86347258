import { openEnum } from '../../model/open-enum.ts';

/** What the consumer was asked to do. */
export const ConsumerEventType = openEnum('ConsumerEventType', 'What the consumer was asked to do.', {
  CSAT: 'A satisfaction survey.',
});

/** How it ended. */
export const ConsumerEventOutcome = openEnum('ConsumerEventOutcome', 'How an event of the consumer ended.', {
  FINISHED: 'The consumer went through it to the end.',
});
