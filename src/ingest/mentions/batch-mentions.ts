import { sessionChildren, shared } from '../../catalogue.ts';
import { Agent } from '../../domain/agent/agent.ts';
import { Menu } from '../../domain/menu/menu.ts';
import { Participant } from '../../domain/participant/participant.ts';
import { Session } from '../../domain/session/session.ts';
import type { RowOf, RowType } from '../../database/copy-row.ts';
import type { Mentioned } from '../../domain/mentioned.ts';
import type { WholeNumber, WrittenColumns } from '../../model/values.ts';
import type { MappedFile } from '../map/map-file.ts';
import { rowsIn } from '../map/rows-of.ts';
import { BestMentions } from './mentioned.ts';
import { menusOn } from './menus-on-path.ts';
import { QueuesSeen } from './queues.ts';

/** That sessions of a batch show an agent in a team, and when the earliest and latest of them began. */
export interface MembershipSeen {
  readonly teamId: WholeNumber;
  readonly agentId: WholeNumber;
  firstSeenAt: number | null;
  lastSeenAt: number | null;
}

/** Everything that many sessions mention, as the files of one batch tell it. Older files of a session tell of it too. */
export class BatchMentions {
  readonly queues = new QueuesSeen(Session, sessionChildren);
  readonly memberships = new Map<string, MembershipSeen>();
  private readonly byName: ReadonlyMap<string, BestMentions>;

  constructor(instance: string) {
    this.byName = new Map(Object.entries(shared).map(([name, type]) => [name, new BestMentions(type, instance)]));
  }

  add(file: MappedFile): void {
    const at = file.session.updatedAt ?? file.session.createdAt;
    for (const mention of file.mentions) this.byName.get(mention.type)?.add(mention, at);
    for (const participant of rowsIn(file, Participant)) {
      if (participant.agentId !== null) this.of(Agent).addNames(participant.agentId, namesOf(participant), at);
    }
    this.queues.add(file, at);
    this.addMemberships(file);
  }

  /** The best row of each mentioned thing, by the name of its class. */
  mentioned(): ReadonlyMap<string, BestMentions> {
    for (const [ids, names] of this.queues.paths) {
      for (const [joined, at] of names) {
        for (const { id, name, parentId } of menusOn(ids, joined)) {
          this.of(Menu).addNames(id, { name, parentId }, at);
        }
      }
    }
    return this.byName;
  }

  private addMemberships(file: MappedFile): void {
    const at = file.session.createdAt;
    for (const { agentId, teamIds } of rowsIn(file, Participant)) {
      if (agentId !== null) for (const teamId of teamIds ?? []) this.addMembership(teamId, agentId, at);
    }
  }

  private addMembership(teamId: WholeNumber, agentId: WholeNumber, at: number | null): void {
    const key = `${String(teamId)} ${String(agentId)}`;
    const seen = this.memberships.get(key) ?? { teamId, agentId, firstSeenAt: at, lastSeenAt: at };
    if (at !== null && (seen.firstSeenAt === null || at < seen.firstSeenAt)) seen.firstSeenAt = at;
    if (at !== null && (seen.lastSeenAt === null || at > seen.lastSeenAt)) seen.lastSeenAt = at;
    this.memberships.set(key, seen);
  }

  private of<T extends Mentioned>(type: RowType<T>): BestMentions<T> {
    // Of a class its own: the catalogue lists each under its name.
    return this.byName.get(type.name) as unknown as BestMentions<T>;
  }
}

/** The names beside a participant's agent; the full name is made of the others. */
function namesOf({ firstName, lastName, email }: RowOf<Participant>): Partial<WrittenColumns<Agent>> {
  const name = [firstName, lastName].filter((part) => part !== null && part !== '').join(' ');
  return { name: name === '' ? null : name, firstName, lastName, email };
}
