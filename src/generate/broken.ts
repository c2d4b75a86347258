import type { Row } from './draft.ts';
import { type Random, weighted } from './random.ts';

/** A file that something went wrong with. */
export interface BadText {
  readonly text: string;
  /** Nobody can take it in; otherwise a reader repairs or drops one value and says so. */
  readonly isBroken: boolean;
}

// The vendor's own defects (empty files) first, then what disks, networks and hands do.
const rejected = weighted<(text: string, record: Row, random: Random) => string>([
  [() => '', 3],
  [(text, _, random) => text.slice(0, random.int(1, text.length - 2)), 3],
  [() => '<html><body>503 Service Unavailable</body></html>', 2],
  [(_, record) => write({ ...record, id: undefined }), 2],
  [(_, record) => write({ ...record, id: 'unknown' }), 1],
  [(_, record) => write({ id: record['id'], status: record['status'], created_at: record['created_at'] }), 2],
  [() => '[]', 1],
]);

const repairable = weighted<(record: Row) => string>([
  [(record) => write({ ...record, feedback: 'Good\u0000 service' }), 1],
  [(record) => write({ ...record, feedback: 'Thank you \ud83d' }), 1],
  [(record) => write({ ...record, assigned_at: '2026-02-30T10:15:00.000-08:00' }), 1],
  [(record) => write({ ...record, wait_duration: 'twelve' }), 1],
  [(record) => write({ ...record, has_feedback: 'no', photos: 'none' }), 1],
  [(record) => write(record).replace('{', '{\n  "lang": "xx",\n  "verified": true,'), 1],
]);

/**
 * Spoils a session's file. Seven in ten are broken: empty, cut off, no JSON, without an id, or neither call nor chat.
 * The rest can be taken in with a warning: NUL, half a surrogate pair, a date that cannot be, a wrong type, a key given twice.
 */
export function spoil(text: string, record: Row, random: Random): BadText {
  if (random.chance(0.7)) return { text: rejected(random)(text, record, random), isBroken: true };
  return { text: repairable(random)(record), isBroken: false };
}

/** The text of a file: two spaces, as people read them. Keys that are undefined are absent. */
export function write(record: Row): string {
  return JSON.stringify(record, null, 2);
}
