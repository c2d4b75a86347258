import { openEnum } from '../../model/open-enum.ts';

/** Where a session or transfer was sent instead. Few words are published; "deflected" is whatever is not `no_deflection`. */
export const DeflectionKind = openEnum(
  'DeflectionKind',
  'How a session, transfer or escalation was sent elsewhere; null where it was not. Few words are published, so expect `OTHER` with its text.',
  {
    AFTER_HOURS_MESSAGE_ONLY: 'Outside opening hours: a message, and nothing else.',
    TEMP_REDIRECTION_PHONE: 'Temporary redirection to a telephone number.',
    TEMP_REDIRECTION_QUEUE: 'Temporary redirection to another queue.',
  },
  ['no_deflection', ''],
);
