import { StoreError } from '../../storage/store-error.ts';
import { retryAfterOf } from './headers.ts';

/** The server cannot answer now; it may have said when it can. */
export class TryLater extends StoreError {
  /** Milliseconds; null where it did not say. */
  readonly afterMs: number | null;
  /** Whether it is true of every request, not of this one alone. */
  readonly isForAll: boolean;

  constructor(message: string, afterMs: number | null, isForAll: boolean) {
    super('UNAVAILABLE', message);
    this.afterMs = afterMs;
    this.isForAll = isForAll;
  }
}

/** What an answer that is no 200 means, for people. Bodies are not quoted: nobody knows what stands in them. */
export function refusalOf(list: string, user: string, { status, headers }: Response): StoreError {
  const at = `${list} answered ${String(status)}`;
  const later = retryAfterOf(headers.get('retry-after'), Date.now());
  if (status === 429) return new TryLater(`${at}: more requests than the platform allows.`, later, true);
  if (status >= 500 || status === 408) return new TryLater(`${at}: it cannot answer now.`, later, false);
  if (status === 401) {
    return new StoreError(
      'DENIED',
      `${at}: it does not know the user ${user} with this token. The user is the subdomain.`,
    );
  }
  if (status === 403) return new StoreError('DENIED', `${at}: the token may not read this list.`);
  if (status === 404) {
    return new StoreError('MISCONFIGURED', `${at}: there is no Manager API. Is this the address of the instance?`);
  }
  if (status >= 300 && status < 400) {
    return new StoreError('MISCONFIGURED', `${at}: it sends us elsewhere, where the token does not go.`);
  }
  return new StoreError('MISCONFIGURED', `${at}, which says nothing to us.`);
}

const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'the name of the host cannot be looked up now',
  ECONNRESET: 'the connection broke',
  UND_ERR_SOCKET: 'the connection broke',
};

/** Why no whole answer came, for people. */
export function noAnswer(list: string, error: unknown): StoreError {
  const { code } = ((error as Error).cause ?? error) as NodeJS.ErrnoException;
  const reason = (code !== undefined && reasons[code]) ?? code ?? (error as Error).name;
  return new StoreError('UNAVAILABLE', `${list} gives no answer, or not all of it: ${String(reason)}.`);
}
