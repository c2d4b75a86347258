import { claimDue, keepClaimed, releaseClaimed, type Claimed, type Known } from './object-rows.ts';
import type { Ledger } from './ledger.ts';

/** Objects that are claimed at once. */
const CHUNK = 200;
/** Signs of life in one lease. */
const SIGNS = 3;

/** The objects that this process is taking in: as long as it lives, nobody else does. */
export class Held {
  private readonly objects = new Map<string, Known>();
  private readonly timer: NodeJS.Timeout;
  private sign: Promise<void> = Promise.resolve();

  constructor(
    private readonly ledger: Ledger,
    private readonly source: string,
    private readonly lease: number,
  ) {
    this.timer = setInterval(() => void (this.sign = this.keep()), (lease * 1000) / SIGNS);
  }

  async claim(): Promise<Claimed[]> {
    const claimed = await claimDue(this.ledger, this.source, CHUNK, this.lease);
    for (const object of claimed) this.objects.set(keyOf(object), object);
    return claimed;
  }

  /** What was noted as done or failed is no longer ours. */
  letGo(known: readonly Known[]): void {
    for (const object of known) this.objects.delete(keyOf(object));
  }

  /** Lets the rest go, so that another process need not wait for the end of the lease. */
  async release(): Promise<void> {
    clearInterval(this.timer);
    await this.sign;
    // Without a database the lease ends by itself.
    await releaseClaimed(this.ledger, this.source, [...this.objects.values()]).catch(() => undefined);
    this.objects.clear();
  }

  private async keep(): Promise<void> {
    await this.sign;
    // Should this fail, another process takes them in as well: twice the work, the same rows.
    await keepClaimed(this.ledger, this.source, [...this.objects.values()], this.lease).catch(() => undefined);
  }
}

const keyOf = ({ path, version }: Known): string => `${path}\0${version}`;
