import { openEnum } from '../../model/open-enum.ts';

/** Where a menu is shown. */
export const MenuType = openEnum('MenuType', 'Where a menu is offered. The type of SMS queues is not published.', {
  IVR_MENU: 'On the telephone.',
  WEB_MENU: 'On the web.',
  MOBILE_MENU: 'In the app.',
});
