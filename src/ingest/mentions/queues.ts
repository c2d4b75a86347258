import { type CopyRow, rowMakerOf } from '../../database/copy-row.ts';
import { columnsOf, type TypeClass } from '../../model/fields.ts';
import type { MappedFile } from '../map/map-file.ts';

/** What files of a batch tell about one queue; all three only ever grow. */
export interface QueueSeen {
  readonly channel: string;
  readonly name: string;
  readonly menuPathIds: Set<number | bigint>;
  readonly materializedPaths: Set<string>;
  readonly languages: Set<string>;
}

/** Where the rows of a class name a queue: its leg's columns, and the paths in full. */
interface Places {
  readonly leg: readonly [name: number, id: number, language: number] | null;
  readonly paths: readonly (readonly [name: number, ids: number])[];
}

function placesOf(type: TypeClass): Places {
  const { has, placeOf } = rowMakerOf(type);
  const paths = columnsOf(type).flatMap(({ name }) =>
    name.endsWith('enuPathIds') ? [[placeOf(name.replace(/Ids$/, 'Name')), placeOf(name)] as const] : [],
  );
  return {
    leg:
      has('queueName') && has('menuPathId') ? [placeOf('queueName'), placeOf('menuPathId'), placeOf('language')] : null,
    paths,
  };
}

/** The queues that the files of a batch name, and the menu paths with the version of the newest file that has them. */
export class QueuesSeen {
  private readonly queues: Readonly<Record<string, Map<string, QueueSeen>>> = { VOICE: new Map(), CHAT: new Map() };
  /** Path of menu ids → joined names → newest version. */
  readonly paths = new Map<string, Map<string | null, number | null>>();
  private readonly places: ReadonlyMap<TypeClass, Places>;

  constructor(
    private readonly session: TypeClass,
    children: readonly TypeClass[],
  ) {
    const all = [session, ...children].map((type): [TypeClass, Places] => [type, placesOf(type)]);
    this.places = new Map(all.filter(([, { leg, paths }]) => leg !== null || paths.length > 0));
  }

  all(): QueueSeen[] {
    return Object.values(this.queues).flatMap((named) => [...named.values()]);
  }

  add(file: MappedFile, at: number | null): void {
    for (const [type, places] of this.places) {
      if (type === this.session) this.addRow(file.channel, file.session, places, at);
      else for (const row of file.children.get(type) ?? []) this.addRow(file.channel, row, places, at);
    }
  }

  private addRow(channel: string, { values }: CopyRow, { leg, paths }: Places, at: number | null): void {
    if (leg && values[leg[0]] !== null) {
      const queue = this.queue(channel, values[leg[0]] as string);
      if (values[leg[1]] !== null) queue.menuPathIds.add(values[leg[1]] as number | bigint);
      if (values[leg[2]] !== null) queue.languages.add(values[leg[2]] as string);
    }
    for (const [namePlace, idsPlace] of paths) {
      const [name, ids] = [values[namePlace] as string | null, values[idsPlace] as string | null];
      const queue = name === null ? null : this.queue(channel, name);
      if (ids === null) continue;
      queue?.materializedPaths.add(ids);
      this.addPath(ids, name, at);
    }
  }

  private addPath(ids: string, name: string | null, at: number | null): void {
    const names = this.paths.get(ids) ?? new Map<string | null, number | null>();
    const known = names.get(name);
    if (known === undefined || (at ?? -Infinity) > (known ?? -Infinity)) this.paths.set(ids, names.set(name, at));
  }

  private queue(channel: string, name: string): QueueSeen {
    const named = this.queues[channel] as Map<string, QueueSeen>;
    const known = named.get(name);
    if (known) return known;
    const queue = {
      channel,
      name,
      menuPathIds: new Set<number | bigint>(),
      materializedPaths: new Set<string>(),
      languages: new Set<string>(),
    };
    named.set(name, queue);
    return queue;
  }
}
