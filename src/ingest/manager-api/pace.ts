import { setTimeout as wait } from 'node:timers/promises';

/** Waits, in milliseconds; rejects with the reason of the signal. */
export async function pauseFor(ms: number, signal: AbortSignal): Promise<void> {
  await wait(ms, undefined, { signal }).catch(() => signal.throwIfAborted());
}

/** Lets requests go one after the other, evenly spaced; both lists of an instance share one, because its limit counts them together. */
export class Pace {
  private next = 0;
  private readonly spacing: number;

  constructor(perSecond: number) {
    this.spacing = 1000 / perSecond;
  }

  /** Resolves when the next request may go. */
  async turn(signal: AbortSignal): Promise<void> {
    // Again after each wait: another request may have gone, or been told to wait longer.
    for (let left = this.left(); left > 0; left = this.left()) await pauseFor(left, signal);
    signal.throwIfAborted();
    this.next = performance.now() + this.spacing;
  }

  /** Holds every request back for so many milliseconds. */
  holdBack(ms: number): void {
    this.next = Math.max(this.next, performance.now() + ms);
  }

  private left(): number {
    return this.next - performance.now();
  }
}
