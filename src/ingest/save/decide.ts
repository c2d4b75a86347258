import type { BatchFile } from './batch.ts';
import { byKey, sessionKey, type StoredSession } from './stored-sessions.ts';

/** What becomes of a file, by what is stored of its session. */
export type Fate = 'new' | 'replaced' | 'same' | 'stale';

/** A file that is to be written, and the row id of the session it replaces. */
export interface Chosen {
  readonly file: BatchFile;
  readonly replaces: number | null;
}

/** What a batch will write, in the order in which rows are locked, and what becomes of each of its files, in their order. */
export interface Decisions {
  readonly write: readonly Chosen[];
  readonly fates: readonly Fate[];
}

interface Version {
  readonly updatedAt: number | null;
  readonly hash: Buffer;
  readonly rowId: number | null;
}

/**
 * Decides as if the files came one by one: a session that is not stored is new; a newer file replaces, an older one is stale; of one
 * age the same bytes change nothing and other bytes replace, because the later arrival counts.
 */
export function decide(files: readonly BatchFile[], stored: ReadonlyMap<string, StoredSession>): Decisions {
  return decideBy(fateOf, 'new', files, stored);
}

/** The same for documents that are stored already and whose rows are built anew: what is no longer the stored one is stale. */
export function decideRebuild(files: readonly BatchFile[], stored: ReadonlyMap<string, StoredSession>): Decisions {
  return decideBy((file, known) => (file.hash.equals(known.hash) ? 'replaced' : 'stale'), 'stale', files, stored);
}

function decideBy(
  fateOf: (file: BatchFile, known: Version) => Fate,
  unknown: Fate,
  files: readonly BatchFile[],
  stored: ReadonlyMap<string, StoredSession>,
): Decisions {
  const newest = new Map<string, Version>(stored);
  const write = new Map<string, Chosen>();
  const fates: Fate[] = [];
  for (const file of files) {
    const key = sessionKey(file);
    const known = newest.get(key);
    const fate = known ? fateOf(file, known) : unknown;
    fates.push(fate);
    if (fate === 'same' || fate === 'stale') continue;
    const rowId = known?.rowId ?? null;
    newest.set(key, { updatedAt: file.updatedAt, hash: file.hash, rowId });
    write.set(key, { file, replaces: rowId });
  }
  return { write: [...write.values()].sort((a, b) => byKey(a.file, b.file)), fates };
}

function fateOf(file: BatchFile, known: Version): Fate {
  const [mine, theirs] = [file.updatedAt ?? -Infinity, known.updatedAt ?? -Infinity];
  if (mine !== theirs) return mine > theirs ? 'replaced' : 'stale';
  return file.hash.equals(known.hash) ? 'same' : 'replaced';
}

/** How often each fate befell. */
export function countFates(fates: readonly Fate[]): Record<Fate, number> {
  const counts = { new: 0, replaced: 0, same: 0, stale: 0 };
  for (const fate of fates) counts[fate]++;
  return counts;
}
