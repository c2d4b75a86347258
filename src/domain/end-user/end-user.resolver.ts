import { connection, type Link } from '../../model/links.ts';
import { Session } from '../session/session.ts';
import { EndUser } from './end-user.ts';

/** The sessions of a consumer. */
export const endUserLinks: readonly Link[] = [
  connection(
    EndUser,
    'sessions',
    Session,
    { instance: 'instance', endUserId: 'externalId' },
    'Sessions of this consumer.',
  ),
];
