import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../log.ts';

/** What has been opened and is to be closed, last first. */
export class Closing {
  readonly #steps: (() => Promise<void>)[] = [];

  constructor(readonly log: Log) {}

  add(step: () => Promise<void>): void {
    this.#steps.push(step);
  }

  /** Adds a step that is not waited for longer than this (milliseconds): the other end may hang, and this process is to end. */
  addHurried(step: () => Promise<void>, mostMs: number): void {
    this.add(() => Promise.race([step(), sleep(mostMs, undefined, { ref: false })]));
  }

  /** Takes every step; one that fails is logged and does not keep the rest from being taken. */
  async run(): Promise<void> {
    for (let step = this.#steps.pop(); step !== undefined; step = this.#steps.pop()) {
      await step().catch((err: unknown) => this.log.error({ err }, 'Something could not be closed'));
    }
  }
}
