import { identity, type Told } from './same-answer.ts';
import { range } from './statistics-requests.ts';

interface PeerGroup {
  /** Of the columns of `groupBy`, in their order. */
  readonly keys: readonly (string | null)[];
  readonly sum: { readonly waitSeconds: string };
  readonly average: { readonly waitSeconds: string };
}

/**
 * Waits by queue, as far as PostGraphile's aggregates can say it. What they have no words for: how many rows there are (only how many
 * different values), percentiles, days of a zone (only of the connection's), and rates, which are counts under a condition.
 */
export const peerQuestion = JSON.stringify({
  query: `query ($from: Datetime!, $to: Datetime!) {
  legs: allQueueLegs(filter: { startedAt: { greaterThanOrEqualTo: $from, lessThan: $to } }) {
    groups: groupedAggregates(groupBy: [QUEUE_NAME, CHANNEL]) { keys sum { waitSeconds } average { waitSeconds } }
  }
}`,
  variables: range,
});

/** What PostGraphile tells; legs without a queue, which it splits by channel, are left out. */
export const toldByPeer = (answer: unknown): Told =>
  new Map(
    (answer as { legs: { groups: readonly PeerGroup[] } }).legs.groups
      .filter(({ keys }) => keys[0] !== null)
      .map(({ keys, sum, average }) => [
        identity(keys[0], keys[1]),
        [Number(sum.waitSeconds), Number(average.waitSeconds)],
      ]),
  );
