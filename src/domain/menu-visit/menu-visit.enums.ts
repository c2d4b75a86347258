import { openEnum } from '../../model/open-enum.ts';

/** How a visit to the menu ended. */
export const MenuVisitEvent = openEnum('MenuVisitEvent', 'How a visit to the voice menu ended.', {
  FINISHED: 'The consumer came out of the menu.',
  ABANDONED: 'The consumer left inside the menu.',
});
