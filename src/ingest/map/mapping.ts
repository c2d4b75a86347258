import type { CopyRow, RowOf, RowType } from '../../database/copy-row.ts';
import type { Mentioned } from '../../domain/mentioned.ts';
import type { Item, Part } from '../../domain/part.ts';
import type { SessionChild } from '../../domain/session-child.ts';
import type { WholeNumber } from '../../model/values.ts';
import type { Reading } from './reading.ts';
import type { Fallback } from './slots.ts';

/** A row of a part whose completion waits until the whole file has been read. */
export interface Waiting {
  readonly part: Part;
  readonly row: RowOf<SessionChild>;
  readonly item: Item;
  /** The row of the item around it; null at the top of the file. */
  readonly around: RowOf<SessionChild> | null;
}

/** What one place of a file tells of something that many sessions mention: only its id, or a row of its class. */
export interface Mention {
  readonly type: string;
  readonly id: WholeNumber | null;
  readonly row: RowOf<Mentioned> | null;
}

/** What grows while one file is mapped. */
export class Mapping {
  readonly children = new Map<RowType<object>, CopyRow[]>();
  /** By key of the part. */
  readonly waiting = new Map<string, Waiting[]>();
  readonly mentions: Mention[] = [];
  readonly fallbacks: Fallback[] = [];

  constructor(readonly reading: Reading) {}

  wait(waiting: Waiting): void {
    const known = this.waiting.get(waiting.part.key);
    if (known) known.push(waiting);
    else this.waiting.set(waiting.part.key, [waiting]);
  }
}
