import { connection, list, one, type Link } from '../../model/links.ts';
import { Escalation } from '../escalation/escalation.ts';
import { Queue } from '../queue/queue.ts';
import { Session } from '../session/session.ts';
import { Transfer } from '../transfer/transfer.ts';
import { agentOf, queueOf, sessionOf, transferOf } from '../usual-links.ts';
import { QueueLeg } from './queue-leg.ts';

const ofQueue = { instance: 'instance', channel: 'channel', queueName: 'name' } as const;

/** The waits of a session, and of a queue. */
export const queueLegLinks: readonly Link[] = [
  list(
    Session,
    'queueLegs',
    QueueLeg,
    { sessionId: 'rowId' },
    ['position'],
    'Its waits in queues, in the order of the file.',
  ),
  sessionOf(QueueLeg),
  queueOf(QueueLeg, 'The queue; null for a transfer straight to a person.'),
  agentOf(QueueLeg, 'Agent who was chosen; null where nobody was. Whether they talked is `outcome`.'),
  transferOf(QueueLeg, 'Transfer that led here; null for a first entry.'),
  list(
    Transfer,
    'queueLegs',
    QueueLeg,
    { sessionId: 'sessionId', transferId: 'rowId' },
    ['position'],
    'The waits that it led to: normally one, none where an agent took it at once.',
  ),
  one(
    Escalation,
    'queueLeg',
    QueueLeg,
    { sessionId: 'sessionId', rowId: 'queueLegRowId' },
    'The wait that followed; null where none did.',
  ),
  one(
    QueueLeg,
    'escalation',
    Escalation,
    { sessionId: 'sessionId', queueLegRowId: 'rowId' },
    'Escalation that led here; null where none did.',
  ),
  connection(Queue, 'legs', QueueLeg, ofQueue, 'Waits in this queue.'),
  connection(Queue, 'sessions', Session, ofQueue, 'Sessions that waited in this queue, each once.', {
    type: QueueLeg,
    key: 'sessionId',
  }),
];
