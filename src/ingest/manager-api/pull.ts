import { defaultLimits, type DocumentLimits, type ReadDocument, type RefusedDocument } from '../document/document.ts';
import { managerApiAddress } from './address.ts';
import { ManagerApi, type SessionList } from './api.ts';
import { Pace } from './pace.ts';
import { tail, type Stretch } from './tail.ts';

export interface PullOptions {
  /** `https://subdomain.domain` of the instance; `manager-api+https://…` means the same. */
  readonly baseUrl: string;
  /** User of the API; the first part of the host when not given. */
  readonly subdomain?: string;
  readonly token: string;
  /** What `highest` was when the last pull's documents were stored, milliseconds since 1970; null: from the beginning. */
  readonly since: number | null;
  /** How far before `since` to begin, in milliseconds: updates may become visible later than they say. */
  readonly overlapMs?: number;
  /** Both when not given. */
  readonly lists?: readonly SessionList[];
  readonly limits?: Partial<DocumentLimits>;
  readonly signal?: AbortSignal;
  /** Sessions a page, at most 100. */
  readonly perPage?: number;
  /** Requests of both lists together; the platform allows ten to all programs of a customer. */
  readonly requestsPerSecond?: number;
  /** How long one request may take, in milliseconds. */
  readonly timeoutMs?: number;
  /** How often a request is sent before the pull fails. */
  readonly attempts?: number;
  /** About how long the first wait after a failed request is, in milliseconds; it doubles. */
  readonly firstWaitMs?: number;
}

/** Sessions of one list, and how far the pull is. */
export interface PulledSessions {
  readonly channel: 'VOICE' | 'CHAT';
  /** May be empty, where only `highest` has moved. */
  readonly documents: readonly (ReadDocument | RefusedDocument)[];
  /** Once these documents and all before are stored, the next pull may begin here; milliseconds since 1970, null: from the beginning. */
  readonly highest: number | null;
}

/** Ten minutes, in milliseconds. */
const defaultOverlapMs = 600_000;

const channels = { calls: 'VOICE', chats: 'CHAT' } as const;

interface Walk {
  readonly list: SessionList;
  readonly stretches: AsyncGenerator<Stretch, void>;
  coming: Promise<IteratorResult<Stretch, void>>;
  /** The newest instant that was read. */
  reached: number | null;
  endedAt: number | null;
}

/**
 * Every call and chat that was updated since, as the Manager API has it now, finished or not. The list that is further behind goes
 * first, so that both arrive at the present together. Fails with a StoreError, or with the reason of the signal.
 */
export async function* pullSessions(options: PullOptions): AsyncGenerator<PulledSessions, void> {
  const { since, signal, lists = ['calls', 'chats'], overlapMs = defaultOverlapMs } = options;
  const stop = new AbortController();
  const onAbort = (): void => stop.abort(signal?.reason);
  if (signal?.aborted) onAbort();
  signal?.addEventListener('abort', onAbort);
  const api = new ManagerApi({
    address: managerApiAddress(options.baseUrl, options.subdomain),
    token: options.token,
    limits: { ...defaultLimits, ...options.limits },
    pace: new Pace(options.requestsPerSecond ?? 9),
    perPage: options.perPage ?? 100,
    timeoutMs: options.timeoutMs ?? 60_000,
    attempts: options.attempts ?? 6,
    firstWaitMs: options.firstWaitMs ?? 1000,
    signal: stop.signal,
  });
  const walks = lists.map((list): Walk => {
    const stretches = tail((wanted) => api.page(wanted), list, since === null ? null : since - overlapMs);
    return { list, stretches, coming: ahead(stretches), reached: since, endedAt: null };
  });
  try {
    for (let walk = furthestBehind(walks); walk; walk = furthestBehind(walks)) {
      const { value } = await walk.coming;
      if (!value) break;
      // The next page is on its way while this one is stored.
      if (value.endedAt === null) walk.coming = ahead(walk.stretches);
      walk.endedAt = value.endedAt;
      walk.reached = later(walk.reached, value.reached);
      yield { channel: channels[walk.list], documents: value.documents, highest: completeUntil(walks) };
    }
  } finally {
    signal?.removeEventListener('abort', onAbort);
    stop.abort();
  }
}

/** The next stretch, asked for before it is awaited; a failure counts when it is awaited. */
function ahead(stretches: AsyncGenerator<Stretch, void>): Promise<IteratorResult<Stretch, void>> {
  const coming = stretches.next();
  coming.catch(() => undefined);
  return coming;
}

const later = (a: number | null, b: number | null): number | null => (a === null ? b : b === null ? a : Math.max(a, b));

const furthestBehind = (walks: readonly Walk[]): Walk | undefined =>
  walks
    .filter(({ endedAt }) => endedAt === null)
    .sort((a, b) => (a.reached ?? -Infinity) - (b.reached ?? -Infinity))[0];

/**
 * Until when both lists are told. A list that ended is told until then, but no instant counts that neither of them has: it would come
 * from a clock alone.
 */
function completeUntil(walks: readonly Walk[]): number | null {
  const told = walks.map(({ reached, endedAt }) => later(reached, endedAt));
  const newest = walks.map(({ reached }) => reached).reduce(later, null);
  return newest === null || told.includes(null) ? null : Math.min(newest, ...(told as number[]));
}
