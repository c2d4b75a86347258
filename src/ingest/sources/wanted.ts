import { Minimatch } from 'minimatch';

/** Which paths below a source are taken: `*` any part of a name, `**` any folders, `{a,b}` either. */
export interface Patterns {
  /** Instead of the usual names. */
  readonly include?: readonly string[] | undefined;
  readonly exclude?: readonly string[] | undefined;
}

const RECORDS = /\.(json|ndjson|gz)$/i;
/** What lies beside metadata, packed; unpacked it has another ending already. What it is inside decides about the rest. */
const PACKED_SIBLINGS =
  /\.(txt|csv|html?|pdf|mp3|wav|ogg|opus|m4a|flac|jpe?g|png|gif|webp|heic|mp4|mov|webm|3gp|tar)(\.\d+)?\.gz$/i;

/** Tells the paths that are taken: by default all JSON, NDJSON and gzip files but packed recordings, photos, videos and texts. */
export function wantedPaths({ include = [], exclude = [] }: Patterns): (path: string) => boolean {
  const [taken, left] = [include, exclude].map((patterns) =>
    patterns.map((pattern) => new Minimatch(pattern, { dot: true, nocomment: true, nonegate: true })),
  ) as [Minimatch[], Minimatch[]];
  const isTaken =
    taken.length === 0
      ? (path: string) => RECORDS.test(path) && !PACKED_SIBLINGS.test(path)
      : (path: string) => taken.some((pattern) => pattern.match(path));
  return (path) => isTaken(path) && !left.some((pattern) => pattern.match(path));
}
