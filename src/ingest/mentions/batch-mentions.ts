import { sessionChildren, shared } from '../../catalogue.ts';
import { Agent } from '../../domain/agent/agent.ts';
import { Menu } from '../../domain/menu/menu.ts';
import { Participant } from '../../domain/participant/participant.ts';
import { Session } from '../../domain/session/session.ts';
import { rowsIn } from '../derive/rows.ts';
import type { MappedFile } from '../map/map-file.ts';
import { Mentioned } from './mentioned.ts';
import { menusOn } from './menus-on-path.ts';
import { QueuesSeen } from './queues.ts';

/** That sessions of a batch show an agent in a team, and when the earliest and latest of them began. */
export interface MembershipSeen {
  readonly teamId: number | bigint;
  readonly agentId: number | bigint;
  firstSeenAt: number | null;
  lastSeenAt: number | null;
}

/** Everything that many sessions mention, as the files of one batch tell it. Older files of a session tell of it too. */
export class BatchMentions {
  readonly queues = new QueuesSeen(Session, sessionChildren);
  readonly memberships = new Map<string, MembershipSeen>();
  private readonly byName: ReadonlyMap<string, Mentioned>;

  constructor(instance: string) {
    this.byName = new Map(Object.entries(shared).map(([name, type]) => [name, new Mentioned(type, instance)]));
  }

  add(file: MappedFile): void {
    const at = (file.session['updatedAt'] ?? file.session['createdAt'] ?? null) as number | null;
    for (const mention of file.mentions) this.of(mention.type).add(mention, at);
    for (const participant of rowsIn(file, Participant)) {
      const id = participant['agentId'] as number | bigint | null;
      if (id !== null) {
        this.of(Agent.name).addNames(
          id,
          namesOf(participant['firstName'], participant['lastName'], participant['email']),
          at,
        );
      }
    }
    this.queues.add(file, at);
    this.addMemberships(file);
  }

  /** The best row of each mentioned thing, by the name of its class. */
  mentioned(): ReadonlyMap<string, Mentioned> {
    for (const [ids, names] of this.queues.paths) {
      for (const [joined, at] of names) {
        for (const { id, name, parentId } of menusOn(ids, joined)) {
          this.of(Menu.name).addNames(id, { name, parentId }, at);
        }
      }
    }
    return this.byName;
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
    return this.byName.get(name) as Mentioned;
  }
}

/** The names beside a participant's agent; the full name is made of the others. */
function namesOf(firstName: unknown, lastName: unknown, email: unknown): Readonly<Record<string, unknown>> {
  const name = [firstName, lastName].filter((part) => part !== null && part !== '').join(' ');
  return { name: name === '' ? null : name, firstName, lastName, email };
}
