import type { TypeClass } from '../model/fields.ts';
import { one, type Link } from '../model/links.ts';
import { Agent } from './agent/agent.ts';
import { EndUser } from './end-user/end-user.ts';
import { Queue } from './queue/queue.ts';
import { GrainChild } from './session-child.ts';
import { Session } from './session/session.ts';
import { Transfer } from './transfer/transfer.ts';
import { VirtualAgent } from './virtual-agent/virtual-agent.ts';

/** From a row of a session to the session; both are always stored together. */
export const sessionOf = (from: TypeClass): Link =>
  one(from, 'session', Session, { rowId: 'sessionId' }, 'The session that it belongs to.', {
    always: true,
    repeats: {
      instance: 'instance',
      channel: 'channel',
      ...(from.prototype instanceof GrainChild ? { createdAt: 'sessionCreatedAt' } : {}),
    },
  });

/** To the agent whose number stands in a column. */
export const agentOf = (from: TypeClass, says: string, name = 'agent', column = 'agentId'): Link =>
  one(from, name, Agent, { instance: 'instance', externalId: column }, says);

/** To the virtual agent whose number stands in a column. */
export const virtualAgentOf = (from: TypeClass, says: string, name = 'virtualAgent', column = 'virtualAgentId'): Link =>
  one(from, name, VirtualAgent, { instance: 'instance', externalId: column }, says);

/** To the consumer whose number stands in `endUserId`. */
export const endUserOf = (from: TypeClass, says: string): Link =>
  one(from, 'endUser', EndUser, { instance: 'instance', externalId: 'endUserId' }, says);

/** To the queue whose name stands in a column. */
export const queueOf = (from: TypeClass, says: string, name = 'queue', column = 'queueName'): Link =>
  one(from, name, Queue, { instance: 'instance', channel: 'channel', name: column }, says);

/** To the transfer of the same session whose number stands in `transferId`. */
export const transferOf = (from: TypeClass, says: string): Link =>
  one(from, 'transfer', Transfer, { sessionId: 'sessionId', rowId: 'transferId' }, says);
