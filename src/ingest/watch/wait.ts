/** Ends waits before their time. */
export class Bell {
  private readonly waiting = new Set<() => void>();

  ring(): void {
    for (const wake of this.waiting) wake();
  }

  /** Waits so many seconds, or until the bell rings or the signal aborts. By a timer, whatever the clock says. */
  async wait(seconds: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    await new Promise<void>((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        this.waiting.delete(end);
        resolve();
      };
      const timer = setTimeout(end, Math.max(0, seconds * 1000));
      signal.addEventListener('abort', end);
      this.waiting.add(end);
    });
  }
}
