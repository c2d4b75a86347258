import { StoreError } from './store-error.ts';

/**
 * What `work` gives, but not later than after `limit` milliseconds (UNAVAILABLE), and not after the signal (its reason). Work that
 * cannot be stopped goes on unseen; `late` is given what it brings.
 */
export function waitFor<T>(
  work: Promise<T>,
  limit: number,
  signal?: AbortSignal,
  late: (value: T) => void = () => undefined,
): Promise<T> {
  return new Promise((resolve, reject) => {
    let isOver = false;
    const end = (settle: () => void): void => {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      settle();
    };
    const onAbort = (): void => end(() => reject(signal?.reason as Error));
    const timer = setTimeout(() => {
      end(() => reject(new StoreError('UNAVAILABLE', `no answer within ${Math.ceil(limit / 1000)} s`)));
    }, limit);
    work.then(
      (value) => (isOver ? late(value) : end(() => resolve(value))),
      (error: unknown) => end(() => reject(error as Error)),
    );
    if (signal?.aborted) onAbort();
    else signal?.addEventListener('abort', onAbort);
  });
}
