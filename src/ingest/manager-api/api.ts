import type { DocumentLimits } from '../document/document.ts';
import { StoreError } from '../../storage/store-error.ts';
import { waitAfter } from '../wait-after.ts';
import type { ManagerApiAddress } from './address.ts';
import { countOf, hasNextLink } from './headers.ts';
import { pauseFor, type Pace } from './pace.ts';
import { noAnswer, refusalOf, TryLater } from './refusals.ts';
import { rowsOf, type PageRow } from './rows.ts';

/** The lists of sessions. */
export type SessionList = 'calls' | 'chats';

/** One page of a list, as asked for. */
export interface Page {
  readonly rows: readonly PageRow[];
  /** Whether there are more behind it. */
  readonly hasNext: boolean;
  /** The server's clock when it was asked, milliseconds since 1970. */
  readonly askedAt: number;
}

/** Which page: what was updated at or after `from` (all where null), oldest first. */
export interface Wanted {
  readonly list: SessionList;
  readonly from: number | null;
  readonly page: number;
}

export interface ManagerApiOptions {
  readonly address: ManagerApiAddress;
  readonly token: string;
  readonly limits: DocumentLimits;
  readonly pace: Pace;
  /** Sessions a page, at most 100. */
  readonly perPage: number;
  /** How long one request may take, its body included, in milliseconds. */
  readonly timeoutMs: number;
  /** How often a request is sent before it counts as failed. */
  readonly attempts: number;
  /** About how long the first wait after a failure is, in milliseconds; each further one is up to twice as long. */
  readonly firstWaitMs: number;
  readonly signal: AbortSignal;
}

const LONGEST_WAIT = 60_000;

/** Asks the Manager API of one instance, again where that may help. */
export class ManagerApi {
  private readonly options: ManagerApiOptions;
  private readonly headers: Readonly<Record<string, string>>;

  constructor(options: ManagerApiOptions) {
    this.options = options;
    const { address, token } = options;
    this.headers = {
      accept: 'application/json',
      authorization: `Basic ${Buffer.from(`${address.user}:${token}`).toString('base64')}`,
    };
  }

  /** One page; fails with a StoreError, or with the reason of the signal. */
  async page(wanted: Wanted): Promise<Page> {
    const { pace, attempts, firstWaitMs, signal } = this.options;
    for (let attempt = 1; ; attempt++) {
      await pace.turn(signal);
      try {
        return await this.ask(wanted);
      } catch (error) {
        if (!(error instanceof StoreError) || !error.isTemporary || attempt >= attempts) throw error;
        const asked = error instanceof TryLater ? error.afterMs : null;
        if (asked !== null && asked > LONGEST_WAIT) throw error;
        const waitMs = (asked ?? 0) + waitAfter(attempt - 1, firstWaitMs, LONGEST_WAIT);
        if (error instanceof TryLater && error.isForAll) pace.holdBack(waitMs);
        else await pauseFor(waitMs, signal);
      }
    }
  }

  private async ask(wanted: Wanted): Promise<Page> {
    const { address, limits, timeoutMs, signal, perPage } = this.options;
    const list = `${address.base}${wanted.list}`;
    // Not AbortSignal.any: what it hangs on a signal that outlives thousands of requests stays there.
    const stop = new AbortController();
    const onAbort = (): void => stop.abort(signal.reason);
    signal.addEventListener('abort', onAbort);
    const timer = setTimeout(
      () => stop.abort(new StoreError('UNAVAILABLE', `${list} took longer than ${String(timeoutMs)} ms.`)),
      timeoutMs,
    );
    const begun = performance.now();
    try {
      const response = await fetch(`${list}?${this.query(wanted)}`, {
        headers: this.headers,
        redirect: 'manual',
        signal: stop.signal,
      });
      if (response.status !== 200 || !response.body) {
        await response.body?.cancel();
        throw refusalOf(list, address.user, response);
      }
      const tookMs = performance.now() - begun;
      const rows = await rowsOf(list, response.body, limits);
      const date = Date.parse(response.headers.get('date') ?? '');
      return {
        rows,
        hasNext: hasMore(response.headers, wanted.page, rows.length, perPage),
        askedAt: (Number.isNaN(date) ? Date.now() : date) - tookMs,
      };
    } catch (error) {
      signal.throwIfAborted();
      throw error instanceof StoreError ? error : noAnswer(list, error);
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
    }
  }

  private query({ from, page }: Wanted): string {
    return new URLSearchParams({
      page: String(page),
      per: String(this.options.perPage),
      sort_column: 'updated_at',
      sort_direction: 'ASC',
      ...(from !== null && { 'updated_at[from]': new Date(from).toISOString() }),
    }).toString();
  }
}

/** Newer servers link to the next page, older ones say only how many there are in all, or nothing. */
function hasMore(headers: Headers, page: number, rows: number, perPage: number): boolean {
  if (rows === 0) return false;
  const per = countOf(headers.get('per-page')) ?? perPage;
  const total = countOf(headers.get('total'));
  return hasNextLink(headers.get('link')) ?? (total === null ? rows >= per : (page - 1) * per + rows < total);
}
