import type { Summary } from './summary.ts';

const count = (number: number, one: string, many = `${one}s`): string =>
  `${number.toLocaleString('en')} ${number === 1 ? one : many}`;

/** What a run did, in one line. */
export function formatSummary(summary: Summary): string {
  const fates = [
    `${count(summary.new, 'new', 'new')}`,
    `${count(summary.replaced, 'replaced', 'replaced')}`,
    `${count(summary.same, 'same', 'same')}`,
    `${count(summary.stale, 'stale', 'stale')}`,
    `${count(summary.quarantined, 'quarantined', 'quarantined')}`,
  ].join(', ');
  const skipped = summary.skipped > 0 ? `, ${count(summary.skipped, 'other file')} passed over` : '';
  const warnings = summary.warnings > 0 ? `, ${count(summary.warnings, 'warning')}` : '';
  const clock = `${summary.seconds.toFixed(1)} s, ${Math.round(summary.rate).toLocaleString('en')} records/s`;
  return `${summary.isComplete ? '' : 'Stopped. '}${fates} from ${count(summary.files, 'file')}${skipped}${warnings}; ${clock}`;
}

/** The refused records with every reason, one a line; the first hundred. */
export function formatProblems({ problems, quarantined }: Summary): string[] {
  const lines = problems.map(({ source, problems: reasons }) => `${source}: ${reasons.join('; ')}`);
  const rest = quarantined - problems.length;
  return rest > 0
    ? [...lines, `and ${count(rest, 'more', 'more')}, which \`sessiongraph quarantine list\` shows`]
    : lines;
}

/** The paths that nothing maps, the most frequent first. */
export function formatUnmapped({ unmapped }: Summary): string[] {
  const paths = [...unmapped].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return paths.map(([path, records]) => `${path}  in ${count(records, 'record')}`);
}
