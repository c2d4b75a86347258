import { counted } from './counted.ts';
import type { Summary } from './summary.ts';

/** What a run did, in one line. */
export function formatSummary(summary: Summary): string {
  const fates = [
    `${counted(summary.new, 'new', 'new')}`,
    `${counted(summary.replaced, 'replaced', 'replaced')}`,
    `${counted(summary.same, 'same', 'same')}`,
    `${counted(summary.stale, 'stale', 'stale')}`,
    `${counted(summary.quarantined, 'quarantined', 'quarantined')}`,
  ].join(', ');
  const skipped = summary.skipped > 0 ? `, ${counted(summary.skipped, 'other file')} passed over` : '';
  const warnings = summary.warnings > 0 ? `, ${counted(summary.warnings, 'warning')}` : '';
  const clock = `${summary.seconds.toFixed(1)} s, ${Math.round(summary.rate).toLocaleString('en')} records/s`;
  return `${summary.isComplete ? '' : 'Stopped. '}${fates} from ${counted(summary.files, 'file')}${skipped}${warnings}; ${clock}`;
}

/** The refused records with every reason, one a line; the first hundred. */
export function formatProblems({ problems, quarantined }: Summary): string[] {
  const lines = problems.map(({ source, problems: reasons }) => `${source}: ${reasons.join('; ')}`);
  const rest = quarantined - problems.length;
  return rest > 0
    ? [...lines, `and ${counted(rest, 'more', 'more')}, which \`sessiongraph quarantine list\` shows`]
    : lines;
}

/** The paths that nothing maps, the most frequent first. */
export function formatUnmapped({ unmapped }: Summary): string[] {
  const paths = [...unmapped].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return paths.map(([path, records]) => `${path}  in ${counted(records, 'record')}`);
}
