import type { Told } from './told.ts';

/** What puts the documents of one session in order. */
export interface Version {
  /** Milliseconds since 1970; null stands below every instant. */
  readonly updatedAt: number | null;
  /** SHA-256 of the document. */
  readonly hash: Buffer;
  /** How much it tells; read only where documents of one age differ. */
  readonly told: Told;
}

/**
 * Below 0 where `a` is the earlier of two documents of a session, above where it is the later, 0 where they are the same: by
 * `updated_at`; of one age the later export, which tells of a later instant, or of more; else the greater hash. The last has no
 * meaning, but with it every two documents have an order, and the same one ends up stored whatever came when, by whom and how often.
 */
export function compareVersions(a: Version, b: Version): number {
  return (
    compare(a.updatedAt ?? -Infinity, b.updatedAt ?? -Infinity) ||
    (a.hash.equals(b.hash) ? 0 : compareTold(a.told, b.told) || Buffer.compare(a.hash, b.hash))
  );
}

/** Whether it takes a look into both documents to put them in order. */
export const isTie = (a: Omit<Version, 'told'>, b: Omit<Version, 'told'>): boolean =>
  a.updatedAt === b.updatedAt && !a.hash.equals(b.hash);

const compareTold = (a: Told, b: Told): number => compare(a.until, b.until) || compare(a.values, b.values);

const compare = (a: number, b: number): number => Number(a > b) - Number(a < b);
