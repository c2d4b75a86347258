import { setImmediate as turn } from 'node:timers/promises';

/** Milliseconds of mapping after which connections and timers get a turn. */
const SLICE = 2;

/** Long work in slices. */
export class Slices {
  private rested = performance.now();

  /** Whether the slice is used up; then it is time to `rest`. */
  get isOver(): boolean {
    return performance.now() - this.rested >= SLICE;
  }

  async rest(): Promise<void> {
    await turn();
    this.rested = performance.now();
  }
}
