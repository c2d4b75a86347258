import type { CopyRow } from '../../database/copy-row.ts';
import type { Item, Part } from '../../domain/part.ts';
import type { TypeClass } from '../../model/fields.ts';
import type { Reading } from './reading.ts';
import type { Fallback } from './slots.ts';

/** A row of a part whose completion waits until the whole file has been read. */
export interface Waiting {
  readonly part: Part;
  readonly row: CopyRow;
  readonly item: Item;
  readonly parent: CopyRow;
}

/** What one place of a file tells of something that many sessions mention: only its id, or a row of its class. */
export interface Mention {
  readonly type: string;
  readonly id: number | bigint | null;
  readonly row: CopyRow | null;
}

/** That a participant's agent stood in a team. */
export interface TeamSeen {
  readonly participant: CopyRow;
  readonly teamId: number | bigint;
}

/** What grows while one file is mapped. */
export class Mapping {
  readonly children = new Map<TypeClass, CopyRow[]>();
  /** By key of the part. */
  readonly waiting = new Map<string, Waiting[]>();
  readonly mentions: Mention[] = [];
  readonly teams: TeamSeen[] = [];
  readonly fallbacks: Fallback[] = [];

  constructor(readonly reading: Reading) {}

  wait(waiting: Waiting): void {
    const known = this.waiting.get(waiting.part.key);
    if (known) known.push(waiting);
    else this.waiting.set(waiting.part.key, [waiting]);
  }
}
