import type { MappedFile } from './map/map-file.ts';
import type { RecordOutcome } from './outcomes.ts';

/** What a run has done so far, or did. */
export interface Summary {
  files: number;
  /** Files in folders that are neither JSON nor NDJSON nor gzip. */
  skipped: number;
  /** Records by what became of them. */
  new: number;
  replaced: number;
  same: number;
  stale: number;
  quarantined: number;
  /** Values that were repaired or left out, and sums that do not hold. */
  warnings: number;
  /** In how many records a path was found that nothing maps; a thousand different paths at most. */
  readonly unmapped: Map<string, number>;
  /** The first refused records, with every reason. */
  readonly problems: { readonly source: string; readonly problems: readonly string[] }[];
  seconds: number;
  /** Records taken in per second. */
  rate: number;
  /** False where the run was stopped before everything was read. */
  isComplete: boolean;
}

const MOST_PATHS = 1000;
const MOST_PROBLEMS = 100;

export const emptySummary = (): Summary => ({
  files: 0,
  skipped: 0,
  new: 0,
  replaced: 0,
  same: 0,
  stale: 0,
  quarantined: 0,
  warnings: 0,
  unmapped: new Map(),
  problems: [],
  seconds: 0,
  rate: 0,
  isComplete: true,
});

/** Records that were taken in, whatever became of them. */
const takenIn = (summary: Summary): number => summary.new + summary.replaced + summary.same + summary.stale;

export function countMapped(summary: Summary, { warnings, unmapped }: MappedFile): void {
  summary.warnings += warnings.length;
  for (const path of unmapped) {
    const count = summary.unmapped.get(path);
    if (count !== undefined || summary.unmapped.size < MOST_PATHS) summary.unmapped.set(path, (count ?? 0) + 1);
  }
}

export function countRecord(summary: Summary, { fate, source, problems }: RecordOutcome): void {
  summary[fate]++;
  if (fate === 'quarantined' && summary.problems.length < MOST_PROBLEMS) summary.problems.push({ source, problems });
}

export function setClock(summary: Summary, startedAt: number, now: number): void {
  summary.seconds = (now - startedAt) / 1000;
  summary.rate = summary.seconds > 0 ? takenIn(summary) / summary.seconds : 0;
}
