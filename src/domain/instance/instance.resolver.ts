import type { TypeClass } from '../../model/fields.ts';
import { connection, one, type Link } from '../../model/links.ts';
import { Agent } from '../agent/agent.ts';
import { EndUser } from '../end-user/end-user.ts';
import { Menu } from '../menu/menu.ts';
import { Queue } from '../queue/queue.ts';
import { Session } from '../session/session.ts';
import { Team } from '../team/team.ts';
import { VirtualAgent } from '../virtual-agent/virtual-agent.ts';
import { Instance } from './instance.ts';

const instanceOf = (from: TypeClass): Link =>
  one(
    from,
    'instance',
    Instance,
    { name: 'instance' },
    'Instance that it belongs to; its number is unique only there.',
    {
      always: true,
    },
  );

/** What belongs to an instance; the rows of a session belong to that of the session. */
export const instanceLinks: readonly Link[] = [
  ...[Session, Agent, VirtualAgent, EndUser, Team, Queue, Menu].map(instanceOf),
  connection(Instance, 'sessions', Session, { instance: 'name' }, 'Sessions of this instance.'),
];
