import { connection, type Link } from '../../graphql/links.ts';
import { Session } from '../session/session.ts';
import { Instance } from './instance.ts';

/** What belongs to an instance. */
export const instanceLinks: readonly Link[] = [
  connection(Instance, 'sessions', Session, { instance: 'name' }, 'Sessions of this instance.'),
];
