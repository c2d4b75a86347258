import type { RefusedDocument } from './document/document.ts';
import type { BatchFile } from './save/batch.ts';
import type { Fate } from './save/decide.ts';

/** What became of one record. */
export interface RecordOutcome {
  readonly source: string;
  /** Which session it tells of; null where it was refused. */
  readonly session: { readonly channel: string; readonly externalId: number | bigint } | null;
  readonly fate: Fate | 'quarantined';
  /** Why it was refused. */
  readonly problems: readonly string[];
}

/**
 * What became of the records of a batch, in the order in which they were added, and those of them that were refused. A null among the
 * records stands for the next file, and `stored` says of each file what became of it.
 */
export function outcomesOf(
  records: readonly (RefusedDocument | null)[],
  files: readonly BatchFile[],
  stored: readonly (Fate | RefusedDocument)[],
): { readonly outcomes: readonly RecordOutcome[]; readonly refused: readonly RefusedDocument[] } {
  const refused: RefusedDocument[] = [];
  let place = 0;
  const outcomes = records.map((record): RecordOutcome => {
    const file = record ? undefined : files[place];
    const outcome = record ?? stored[place++];
    if (typeof outcome === 'string' && file) return fateOf(file, outcome);
    const refusal = outcome as RefusedDocument;
    refused.push(refusal);
    return { source: refusal.source, session: null, fate: 'quarantined', problems: refusal.problems };
  });
  return { outcomes, refused };
}

const fateOf = ({ source, channel, externalId }: BatchFile, fate: Fate): RecordOutcome => ({
  source,
  session: { channel, externalId },
  fate,
  problems: [],
});
