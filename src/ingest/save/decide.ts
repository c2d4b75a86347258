import type { MappedFile } from '../map/map-file.ts';
import { sessionKey, type StoredSession } from './stored-sessions.ts';

/** What becomes of a file, by what is stored of its session. */
export type Fate = 'new' | 'replaced' | 'same' | 'stale';

/** A mapped file and the hash of its bytes. */
export interface Hashed {
  readonly file: MappedFile;
  readonly hash: Buffer;
}

/** What a batch will write, and what became of each of its files. */
export interface Decisions {
  /** The last file of each session that is to be written, with the row id it replaces. */
  readonly write: readonly (Hashed & { readonly replaces: number | null })[];
  readonly fates: Readonly<Record<Fate, number>>;
  /** Files that may tell something new, older ones of a session included. */
  readonly telling: readonly MappedFile[];
}

/**
 * Decides as if the files came one by one: a session that is not stored is new; a newer file replaces, an older one is stale; of one
 * age the same bytes change nothing and other bytes replace, because the later arrival counts.
 */
export function decide(batch: readonly Hashed[], stored: ReadonlyMap<string, StoredSession>): Decisions {
  const newest = new Map<string, { readonly updatedAt: number | null; readonly hash: Buffer; readonly rowId: number | null }>(stored);
  const write = new Map<string, Hashed & { readonly replaces: number | null }>();
  const fates = { new: 0, replaced: 0, same: 0, stale: 0 };
  const telling: MappedFile[] = [];
  for (const { file, hash } of batch) {
    const key = sessionKey(file);
    const known = newest.get(key);
    const updatedAt = file.session['updatedAt'] as number | null;
    const fate = known ? fateOf(updatedAt, hash, known) : 'new';
    fates[fate]++;
    if (fate !== 'same') telling.push(file);
    if (fate === 'same' || fate === 'stale') continue;
    newest.set(key, { updatedAt, hash, rowId: known?.rowId ?? null });
    write.set(key, { file, hash, replaces: known?.rowId ?? null });
  }
  return { write: [...write.values()].sort((a, b) => compare(a.file, b.file)), fates, telling };
}

function fateOf(updatedAt: number | null, hash: Buffer, known: { readonly updatedAt: number | null; readonly hash: Buffer }): Fate {
  const [mine, theirs] = [updatedAt ?? -Infinity, known.updatedAt ?? -Infinity];
  if (mine !== theirs) return mine > theirs ? 'replaced' : 'stale';
  return hash.equals(known.hash) ? 'same' : 'replaced';
}

/** In the order in which rows are locked. */
function compare(a: MappedFile, b: MappedFile): number {
  if (a.channel !== b.channel) return a.channel < b.channel ? -1 : 1;
  return a.externalId < b.externalId ? -1 : a.externalId > b.externalId ? 1 : 0;
}
