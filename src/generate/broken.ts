import type { Row } from './draft.ts';
import { type Random, weighted } from './random.ts';

/** A file that something went wrong with. */
export interface BadText {
  readonly text: string;
  /** Nobody can take it in; otherwise a reader repairs or drops one value and says so. */
  readonly isBroken: boolean;
}

/** How a record becomes text; keys that are undefined are absent. */
export type Write = (record: Row) => string;

// The vendor's own defects (empty files) first, then what disks, networks and hands do.
const rejected = weighted<(text: string, record: Row, write: Write, random: Random) => string>([
  [() => '', 3],
  [(text, _record, _write, random) => text.slice(0, random.int(1, text.length - 2)), 3],
  [() => '<html><body>503 Service Unavailable</body></html>', 2],
  [(_text, record, write) => write({ ...record, id: undefined }), 2],
  [(_text, record, write) => write({ ...record, id: 'unknown' }), 1],
  [
    (_text, record, write) => write({ id: record['id'], status: record['status'], created_at: record['created_at'] }),
    2,
  ],
  [() => '[]', 1],
]);

const repairable = weighted<(record: Row, write: Write) => string>([
  [(record, write) => write({ ...record, feedback: 'Good\u0000 service' }), 1],
  [(record, write) => write({ ...record, feedback: 'Thank you \ud83d' }), 1],
  [(record, write) => write({ ...record, assigned_at: '2026-02-30T10:15:00.000-08:00' }), 1],
  [(record, write) => write({ ...record, wait_duration: 'twelve' }), 1],
  [(record, write) => write({ ...record, has_feedback: 'no', photos: 'none' }), 1],
  [(record, write) => write(record).replace('{', '{"lang": "xx", "verified": true,'), 1],
]);

/**
 * Spoils a session's file. Seven in ten are broken: empty, cut off, no JSON, without an id, or neither call nor chat.
 * The rest can be taken in with a warning: NUL, half a surrogate pair, a date that cannot be, a wrong type, a key given twice.
 */
export function spoil(record: Row, write: Write, random: Random): BadText {
  if (random.chance(0.7)) return { text: rejected(random)(write(record), record, write, random), isBroken: true };
  return { text: repairable(random)(record, write), isBroken: false };
}
