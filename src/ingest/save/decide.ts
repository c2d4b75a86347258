import type { BatchFile } from './batch.ts';
import { byKey, sessionKey, type StoredSession } from './stored-sessions.ts';
import { compareVersions, type Version } from './version.ts';

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

/**
 * Decides as if the files came one by one: a session that is not stored is new; a later document replaces, an earlier one is stale,
 * the same one changes nothing. Which of two is later (`compareVersions`) does not depend on which came first.
 */
export function decide(files: readonly BatchFile[], stored: ReadonlyMap<string, StoredSession>): Decisions {
  return decideBy(fateOf, 'new', files, stored);
}

/** The same for documents that are stored already and whose rows are built anew: what is no longer the stored one is stale. */
export function decideRebuild(files: readonly BatchFile[], stored: ReadonlyMap<string, StoredSession>): Decisions {
  return decideBy((file, known) => (file.hash.equals(known.hash) ? 'replaced' : 'stale'), 'stale', files, stored);
}

function decideBy(
  fateOf: (file: Version, known: Version) => Fate,
  unknown: Fate,
  files: readonly BatchFile[],
  stored: ReadonlyMap<string, StoredSession>,
): Decisions {
  const newest = new Map<string, { readonly version: Version; readonly rowId: number | null }>();
  for (const [key, session] of stored) newest.set(key, { version: session, rowId: session.rowId });
  const write = new Map<string, Chosen>();
  const fates: Fate[] = [];
  for (const file of files) {
    const key = sessionKey(file);
    const known = newest.get(key);
    const fate = known ? fateOf(file, known.version) : unknown;
    fates.push(fate);
    if (fate === 'same' || fate === 'stale') continue;
    const rowId = known?.rowId ?? null;
    newest.set(key, { version: file, rowId });
    write.set(key, { file, replaces: rowId });
  }
  return { write: [...write.values()].sort((a, b) => byKey(a.file, b.file)), fates };
}

function fateOf(file: Version, known: Version): Fate {
  const order = compareVersions(file, known);
  return order > 0 ? 'replaced' : order < 0 ? 'stale' : 'same';
}

/** How often each fate befell. */
export function countFates(fates: readonly Fate[]): Record<Fate, number> {
  const counts = { new: 0, replaced: 0, same: 0, stale: 0 };
  for (const fate of fates) counts[fate]++;
  return counts;
}
