import { shared } from '../../catalogue.ts';
import type { Step } from '../../database/copy-pipeline.ts';
import type { RowType } from '../../database/copy-row.ts';
import { snakeCase } from '../../database/naming.ts';
import type { Mentioned } from '../../domain/mentioned.ts';
import { Instance } from '../../domain/instance/instance.ts';
import { Queue } from '../../domain/queue/queue.ts';
import { TeamMembership } from '../../domain/team-membership/team-membership.ts';
import { columnsOf } from '../../model/fields.ts';
import type { Kind } from '../../model/kinds.ts';
import { definitionOf } from '../../model/stored.ts';
import type { ColumnName } from '../../model/values.ts';
import type { BatchMentions } from './batch-mentions.ts';
import { growLists, keepBest, keepFirst, widenSpan } from './statements.ts';

/** Values by property, of whatever class. */
type Source = Readonly<Record<string, unknown>>;
/** Values of one class: a set where the column is a list. */
type Values<T> = { readonly [P in ColumnName<T>]?: unknown };

/** One statement for one table: rows go in as JSON, in the order of their keys, so that two processes never wait for each other in a circle. */
class Store<T extends object> {
  private readonly columns: readonly (readonly [property: string, column: string, kind: Kind])[];
  private readonly keys: readonly string[];

  private readonly table: string;

  constructor(
    type: RowType<T>,
    private readonly text: string,
  ) {
    this.table = definitionOf(type).table ?? '';
    this.columns = columnsOf(type).map(({ name, kind }) => [name, snakeCase(name), kind] as const);
    this.keys = columnsOf(type).flatMap(({ name, isPrimary }) => (isPrimary ? [name] : []));
  }

  /** The statement for these rows; of none, none. */
  step(rows: readonly Values<T>[]): readonly Step[] {
    if (rows.length === 0) return [];
    const sorted = [...(rows as readonly Source[])].sort((a, b) => this.compare(a, b));
    return [
      { name: `ingest ${this.table}`, text: this.text, values: [JSON.stringify(sorted.map((row) => this.json(row)))] },
    ];
  }

  private compare(a: Source, b: Source): number {
    for (const key of this.keys) {
      const [x, y] = [a[key] as number | bigint | string, b[key] as number | bigint | string];
      if (x !== y) return x < y ? -1 : 1;
    }
    return 0;
  }

  private json(row: Source): Source {
    const json: Record<string, unknown> = {};
    for (const [property, column, kind] of this.columns) json[column] = jsonValue(row[property], kind);
    return json;
  }
}

function jsonValue(value: unknown, kind: Kind): unknown {
  if (value === null || value === undefined) return null;
  if (kind === 'instant') return new Date(value as number).toISOString();
  if (value instanceof Set) return inOrder(value as Set<string | number | bigint>);
  return typeof value === 'bigint' ? String(value) : value;
}

/** A set in the order in which the database keeps it, so that what came first does not show: numbers by size, texts by bytes. */
function inOrder(set: ReadonlySet<string | number | bigint>): (string | number)[] {
  const sorted = [...set].sort((a, b) =>
    typeof a === 'string' && typeof b === 'string' ? Buffer.compare(Buffer.from(a), Buffer.from(b)) : a < b ? -1 : 1,
  );
  return sorted.map((item) => (typeof item === 'bigint' ? String(item) : item));
}

const mentionedStores = new Map(Object.entries(shared).map(([name, type]) => [name, new Store(type, keepBest(type))]));
const queueStore = new Store(Queue, growLists(Queue));
const membershipStore = new Store(TeamMembership, widenSpan(TeamMembership));
const instanceStore = new Store(Instance, keepFirst(Instance));

/** What stores everything a batch mentions; for the end of its transaction, because many sessions wait for these rows. */
export function mentionSteps(instance: string, mentions: BatchMentions, now: number): Step[] {
  const { queues, memberships } = mentions;
  const mentioned = [...mentions.mentioned()].flatMap(([name, { rows }]) =>
    (mentionedStores.get(name) as Store<Mentioned>).step([...rows.values()]),
  );
  return [
    ...mentioned,
    ...membershipStore.step([...memberships.values()].map((it) => ({ ...it, instance }))),
    ...queueStore.step(queues.all().map((it) => ({ ...it, instance }))),
    ...instanceStore.step([{ name: instance, firstSeenAt: now }]),
  ];
}
