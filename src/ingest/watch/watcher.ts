import type { Log } from '../../log.ts';
import type { Store } from '../../storage/store.ts';
import type { DocumentLimits } from '../document/document.ts';
import type { Ledger } from './ledger.ts';
import type { WatchPace } from './pace.ts';
import type { Semaphore } from '../semaphore.ts';
import type { Troubles } from './troubles.ts';
import type { Bell } from './wait.ts';

/** What the work on one source needs. */
export interface Watcher {
  /** The database; its user owns the tables. */
  readonly url: string;
  readonly ledger: Ledger;
  readonly limits: DocumentLimits;
  readonly pace: WatchPace;
  readonly log: Log;
  readonly troubles: Troubles;
  /** Rings when there may be something to take in. */
  readonly bell: Bell;
  /** Shared by all sources of this process. */
  readonly slots: Semaphore;
  readonly signal: AbortSignal;
  /** The store of the source, opened when it is first needed. */
  readonly openStore: () => Promise<Store>;
}
