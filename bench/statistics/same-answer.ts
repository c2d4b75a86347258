type Value = number | null;

/** Numbers of groups, by what tells a group apart. */
export type Told = ReadonlyMap<string, readonly Value[]>;

/** A group of SessionGraph, as far as the requests of the bench select it. */
interface Group {
  readonly key: {
    readonly queue: { readonly name: string; readonly channel: string } | null;
    readonly bucketStart?: string;
  };
  readonly entered?: number;
  readonly waitTime: { readonly sum?: Value; readonly average: Value; readonly p90?: Value };
  readonly abandonRate?: { readonly value: Value };
  readonly serviceLevel?: { readonly value: Value };
}

/** What SessionGraph tells of groups that have rows: the others answer no group without. */
export const toldByUs = (answer: unknown): Told =>
  new Map(
    (answer as { queueLegs: { groups: readonly Group[] } }).queueLegs.groups
      .filter(({ entered }) => entered !== 0)
      .map(({ key, entered, waitTime, abandonRate, serviceLevel }) => [
        identity(key.queue?.name, key.queue?.channel, key.bucketStart),
        [entered, waitTime.sum, waitTime.average, waitTime.p90, abandonRate?.value, serviceLevel?.value].filter(
          (it) => it !== undefined,
        ),
      ]),
  );

/** What the rows of `queue-days.sql` tell, as JSON has them. */
export const toldByHand = (answer: unknown): Told =>
  new Map(
    (answer as { rows: readonly Readonly<Record<string, Value>>[] }).rows.map((row) => [
      identity(row['queue_name'], row['queue_name'] && 'VOICE', new Date(String(row['day'])).toISOString()),
      ['entered', 'average_wait', 'p90_wait', 'abandon_rate', 'service_level'].map((name) => row[name] ?? null),
    ]),
  );

/** What tells a group apart, as text. */
export const identity = (queue: unknown, channel: unknown, day?: unknown): string =>
  JSON.stringify([queue ?? null, channel ?? null, day ?? null]);

/** Only the groups of a queue. */
export const ofQueues = (told: Told): Told => new Map([...told].filter(([key]) => !key.startsWith('[null')));

/** Throws unless both tell the same groups with the same numbers, but for the last digits of fractions. */
export function assertSameGroups(name: string, expected: Told, found: Told): void {
  const wrong = [...expected].find(([key, numbers]) => {
    const others = found.get(key) ?? [];
    return others.length !== numbers.length || numbers.some((number, i) => !isClose(number, others[i] ?? null));
  });
  if (wrong) {
    throw new Error(
      `${name}: ${wrong[0]} is ${JSON.stringify(found.get(wrong[0]))} instead of ${JSON.stringify(wrong[1])}.`,
    );
  }
  if (found.size === 0 || found.size !== expected.size) {
    throw new Error(`${name} answers ${String(found.size)} groups instead of ${String(expected.size)}.`);
  }
}

const isClose = (a: Value, b: Value): boolean =>
  a === null || b === null ? a === b : Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a));
