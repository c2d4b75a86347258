import { shared } from '../../catalogue.ts';
import { Agent } from '../../domain/agent/agent.ts';
import { Menu } from '../../domain/menu/menu.ts';
import { Participant } from '../../domain/participant/participant.ts';
import { Session } from '../../domain/session/session.ts';
import { rowsIn } from '../derive/rows.ts';
import type { MappedFile } from '../map/map-file.ts';
import { Mentioned } from './mentioned.ts';
import { addQueues, type QueueSeen } from './queues.ts';

/** That sessions of a batch show an agent in a team, and when the earliest and latest of them began. */
export interface MembershipSeen {
  readonly teamId: number | bigint;
  readonly agentId: number | bigint;
  firstSeenAt: number | null;
  lastSeenAt: number | null;
}

/** Everything that many sessions mention, as the files of one batch tell it. Older files of a session tell of it too. */
export class BatchMentions {
  readonly mentioned: ReadonlyMap<string, Mentioned>;
  readonly queues = new Map<string, QueueSeen>();
  readonly memberships = new Map<string, MembershipSeen>();

  constructor(instance: string) {
    this.mentioned = new Map(Object.entries(shared).map(([name, type]) => [name, new Mentioned(type, instance)]));
  }

  add(file: MappedFile): void {
    const at = (file.session['updatedAt'] ?? file.session['createdAt'] ?? null) as number | null;
    for (const mention of file.mentions) this.of(mention.type).add(mention, at);
    for (const { id, name, parentId } of addQueues(this.queues, file, Session)) {
      this.of(Menu.name).addNames(id, { name, parentId }, at);
    }
    for (const participant of rowsIn(file, Participant)) {
      const id = participant['agentId'] as number | bigint | null;
      const [firstName, lastName, email] = [participant['firstName'], participant['lastName'], participant['email']];
      const name = [firstName, lastName].filter((part) => part !== null && part !== '').join(' ');
      if (id !== null) this.of(Agent.name).addNames(id, { name: name === '' ? null : name, firstName, lastName, email }, at);
    }
    this.addMemberships(file);
  }

  private addMemberships({ teams, session }: MappedFile): void {
    const at = session['createdAt'] as number | null;
    for (const { participant, teamId } of teams) {
      const agentId = participant['agentId'] as number | bigint | null;
      if (agentId === null) continue;
      const key = `${String(teamId)} ${String(agentId)}`;
      const seen = this.memberships.get(key) ?? { teamId, agentId, firstSeenAt: at, lastSeenAt: at };
      if (at !== null && (seen.firstSeenAt === null || at < seen.firstSeenAt)) seen.firstSeenAt = at;
      if (at !== null && (seen.lastSeenAt === null || at > seen.lastSeenAt)) seen.lastSeenAt = at;
      this.memberships.set(key, seen);
    }
  }

  private of(name: string): Mentioned {
    return this.mentioned.get(name) as Mentioned;
  }
}
