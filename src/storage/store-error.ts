/**
 * GONE: no such object (any more). CHANGED: the object is not, or not to the end, the one that was found. DENIED: the store
 * refuses who asks. UNAVAILABLE: no answer, or none that makes sense, now. MISCONFIGURED: it can't work as it is configured.
 */
export type StoreErrorKind = 'GONE' | 'CHANGED' | 'DENIED' | 'UNAVAILABLE' | 'MISCONFIGURED';

/** Why a store did not give what was asked, in words for people, without secrets. */
export class StoreError extends Error {
  readonly kind: StoreErrorKind;

  constructor(kind: StoreErrorKind, message: string) {
    super(message);
    this.name = 'StoreError';
    this.kind = kind;
  }

  /** Whether the same request may work later although nobody has mended anything. */
  get isTemporary(): boolean {
    return this.kind === 'UNAVAILABLE' || this.kind === 'CHANGED';
  }
}
