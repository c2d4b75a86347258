import { spoil, type Write } from './broken.ts';
import type { Row } from './draft.ts';
import { firstExport } from './exports.ts';
import { createRandom, type Random } from './random.ts';
import { generateSessions } from './sequence.ts';
import type { GeneratedSession } from './sessions.ts';

/** What to generate. Shares are from 0 to 1. */
export interface GeneratorOptions {
  readonly seed: number;
  readonly sessions: number;
  /** Creation times lie from here … */
  readonly from: Date;
  /** … to here, the end excluded. */
  readonly to: Date;
  /** Names of instances, `default` if none. Each has its own zone and people; ids repeat between them, and between calls and chats. */
  readonly instances?: readonly string[];
  /** IANA zones of instances by their names; an instance that is not here takes the next of a fixed list. */
  readonly zones?: Readonly<Record<string, string>>;
  /** Agents of each instance, 800 if not given. */
  readonly agents?: number;
  /**
   * What is there at this instant and no later: what is not over by then is not delivered yet, and nothing from long before is still
   * open. Without it, files are as they will be when everything has arrived.
   */
  readonly seenAt?: Date;
  /**
   * Share of sessions that are out of the ordinary: courses and words come in turn instead of by weight, and a file may have the keys of
   * an older export or of the Manager API, a word that is new, or a gap. A thousand sessions so hold everything that the format has.
   */
  readonly rare?: number;
  /** Share of sessions that are also delivered as they were just after their end, before the newest export. */
  readonly secondExports?: number;
  /** Share of sessions whose older export is delivered after the newest. */
  readonly late?: number;
  /** Share of sessions whose newest export is delivered twice. */
  readonly duplicate?: number;
  /** Share of sessions whose newest export follows a bad file of the same session. */
  readonly broken?: number;
}

/** One delivered file. */
export interface GeneratedFile {
  readonly instance: string;
  /** A path without the instance, `2026/09/14/metadata-call-41001.json`; never the same twice in an instance. */
  readonly name: string;
  readonly text: string;
  /** Nobody can take it in. */
  readonly isBroken: boolean;
}

/**
 * The text of files: indented by two spaces, as in real ones (about 7.5 KB each), or on one line, for NDJSON (about 5.5 KB).
 * Neither has a line break inside a value.
 */
export type Layout = 'indented' | 'line';

const WRITE: Readonly<Record<Layout, Write>> = {
  indented: (record) => JSON.stringify(record, null, 2),
  line: (record) => JSON.stringify(record),
};

/** So many sessions pass before a delayed delivery, so that it lands in another batch. */
const DELAY = 150;

/**
 * The files in the order of their delivery. The same options give the same files; memory does not grow with their number.
 *
 * Every session's newest export is delivered whole, as `metadata-<channel>-<id>.json` in the folder of its day: what is stored at the end
 * is what `generateRecords` gives. Beside it: `….initial.json` just before or 150 sessions before it; the older export that comes
 * late, under the usual name in the folder of the next day; the same again as `….1.json`; and, before it, bad files as `….0.json`,
 * 7 in 10 of which are broken, while the rest are older exports with one odd value, to be taken in with a warning.
 */
export function* generateFiles(options: GeneratorOptions, layout: Layout = 'indented'): Generator<GeneratedFile> {
  // A stream of its own, so that how files are delivered does not change what they hold.
  const random = createRandom(options.seed ^ 0x0de11e4);
  const delayed: { readonly due: number; readonly file: GeneratedFile }[] = [];
  let count = 0;
  for (const session of generateSessions(options)) {
    for (; delayed[0] && delayed[0].due <= count; delayed.shift()) yield delayed[0].file;
    for (const { file, isDelayed } of deliveries(session, options, WRITE[layout], random)) {
      if (isDelayed) delayed.push({ due: count + DELAY, file });
      else yield file;
    }
    count++;
  }
  for (const { file } of delayed) yield file;
}

/** The newest export of each session, as an object of its own: what a reader must hold after all of `generateFiles`. */
export function* generateRecords(
  options: GeneratorOptions,
): Generator<{ instance: string; record: Record<string, unknown> }> {
  for (const { centre, record } of generateSessions(options)) {
    // Through text, so that absent keys are absent and nothing is shared between records.
    yield { instance: centre.instance, record: JSON.parse(JSON.stringify(record)) as Record<string, unknown> };
  }
}

interface Delivery {
  readonly file: GeneratedFile;
  readonly isDelayed: boolean;
}

function* deliveries(
  session: GeneratedSession,
  options: GeneratorOptions,
  write: Write,
  random: Random,
): Generator<Delivery> {
  if (!isExported(session.record, options.seenAt)) {
    const first = firstExport(session);
    if (isExported(first, options.seenAt)) yield { file: fileOf(session, '', write(first)), isDelayed: false };
    return;
  }
  const isSpoiled = random.chance(options.broken ?? 0);
  const isLate = random.chance(options.late ?? 0);
  const hasFirst = !isLate && random.chance(options.secondExports ?? 0);
  const isDoubled = random.chance(options.duplicate ?? 0);
  const text = write(session.record);

  if (isSpoiled) {
    const bad = spoil(firstExport(session), write, random);
    yield { file: { ...fileOf(session, '.0', bad.text), isBroken: bad.isBroken }, isDelayed: false };
  }
  if (hasFirst) yield { file: fileOf(session, '.initial', write(firstExport(session))), isDelayed: false };
  const isDelayed = hasFirst && random.chance(0.5);
  yield { file: fileOf(session, '', text), isDelayed };
  if (isLate) yield { file: fileOf(session, '', write(firstExport(session)), 1), isDelayed: random.chance(0.5) };
  if (isDoubled) yield { file: fileOf(session, '.1', text), isDelayed: isDelayed || random.chance(0.5) };
}

const isExported = (record: Row, seenAt: Date | undefined): boolean =>
  seenAt === undefined || Date.parse(record['updated_at'] as string) <= seenAt.getTime();

function fileOf(session: GeneratedSession, suffix: string, text: string, daysLater = 0): GeneratedFile {
  const { centre, draft } = session;
  const folder = centre.clock.folder(draft.createdAt, daysLater);
  return {
    instance: centre.instance,
    name: `${folder}/metadata-${draft.channel}-${draft.id}${suffix}.json`,
    text,
    isBroken: false,
  };
}
