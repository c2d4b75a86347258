import { ingest } from '../../src/ingest/run.ts';
import { INSTANCE } from '../sessions-data.ts';
import { copyPrepared } from './copy-prepared.ts';
import { mapAndCopy } from './map-and-copy.ts';
import { saveByOrm } from './orm-save.ts';
import { pushLines } from './push-lines.ts';

/** What is measured, as JSON in the only argument. */
export type IngestOrder =
  | {
      readonly what: 'ingest' | 'map and copy' | 'save by ORM';
      readonly url: string;
      readonly folders: readonly string[];
    }
  | { readonly what: 'push'; readonly url: string; readonly file: string }
  | { readonly what: 'copy'; readonly url: string; readonly source: string };

/** What it took, as JSON on standard output. */
export interface IngestResult {
  readonly seconds: number;
  readonly sessions: number;
  /** Milliseconds of processor time of this process for each session. */
  readonly cpuMs: number;
  /** Sessions by what became of them, of an ingest. */
  readonly fates: Readonly<Record<string, number>>;
}

const order = JSON.parse(process.argv[2] ?? '') as IngestOrder;
const none: Readonly<Record<string, number>> = {};

const { seconds, sessions, cpuMs, fates } = await run();
process.stdout.write(JSON.stringify({ seconds, sessions, cpuMs: cpuMs / sessions, fates } satisfies IngestResult));

async function run(): Promise<IngestResult> {
  if (order.what === 'copy') {
    const copy = await copyPrepared(order.source, order.url);
    return timed(async () => ({ sessions: await copy(), fates: none }));
  }
  if (order.what === 'push') {
    return timed(async () => ({ sessions: await pushLines(order.url, order.file), fates: none }));
  }
  const { url, folders } = order;
  if (order.what === 'save by ORM') {
    return timed(async () => ({ sessions: await saveByOrm(url, folders), fates: none }));
  }
  if (order.what === 'map and copy') {
    return timed(async () => ({ sessions: await mapAndCopy(url, folders), fates: none }));
  }
  return timed(async () => {
    const {
      new: added,
      replaced,
      same,
      stale,
      quarantined,
    } = await ingest({ url, paths: folders, instance: INSTANCE });
    return { sessions: added + replaced + same + stale, fates: { new: added, replaced, same, stale, quarantined } };
  });
}

async function timed(work: () => Promise<Pick<IngestResult, 'sessions' | 'fates'>>): Promise<IngestResult> {
  const [started, used] = [performance.now(), process.cpuUsage()];
  const done = await work();
  const { user, system } = process.cpuUsage(used);
  return { ...done, seconds: (performance.now() - started) / 1000, cpuMs: (user + system) / 1000 };
}
