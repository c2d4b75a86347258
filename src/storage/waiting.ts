import { StoreError } from './store-error.ts';

/**
 * What `work` on `place` gives, but not later than after `limit` milliseconds (UNAVAILABLE), and not after the signal (its reason).
 * Work that cannot be stopped goes on unseen.
 */
export function waitFor<T>(work: Promise<T>, limit: number, place: string, signal?: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = (settle: () => void): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      // Settling a second time does nothing.
      settle();
    };
    const onAbort = (): void => end(() => reject(signal?.reason as Error));
    const timer = setTimeout(() => {
      const seconds = Math.ceil(limit / 1000);
      end(() => reject(new StoreError('UNAVAILABLE', `${place} cannot be read: no answer within ${seconds} s.`)));
    }, limit);
    work.then(
      (value) => end(() => resolve(value)),
      (error: unknown) => end(() => reject(error as Error)),
    );
    if (signal?.aborted) onAbort();
    else signal?.addEventListener('abort', onAbort);
  });
}
