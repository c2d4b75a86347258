import type { StoreOptions } from '../../storage/store.ts';

interface Described {
  /** Under which the ledger keeps it; one word for it in logs. */
  readonly name: string;
  /** Name of the platform's installation that it belongs to. */
  readonly instance: string;
  /** Address or absolute path, without secrets. */
  readonly url: string;
  readonly everySeconds: number;
}

/** A folder or bucket that holds session files. */
export interface StoreSource extends Described {
  readonly kind: 'store';
  /** Whether an object at this path is one of ours. */
  readonly isWanted: (path: string) => boolean;
  readonly options: StoreOptions;
}

/** A Manager API that is asked for sessions. */
export interface ApiSource extends Described {
  readonly kind: 'api';
  readonly subdomain: string | undefined;
  readonly token: string;
}

/** Where sessions come from. */
export type Source = StoreSource | ApiSource;

/** How often a source is looked at unless it says so itself. */
export const EVERY_SECONDS = 30;
