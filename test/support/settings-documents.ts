import { settings } from '../../src/settings.ts';

const all = Object.entries(settings);

/** The table of all settings in `docs/configuration.md`, in Markdown. */
export function configurationTable(): string {
  const rows = all.map(([name, { says, unit, fallback }]) => [
    `\`${name}\``,
    fallback === '' ? '' : `\`${fallback}\``,
    unit,
    says,
  ]);
  const table = [['setting', 'default', 'unit', 'meaning'], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [head = [], ...body] = table;
  return [line(head), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...body.map(line)].join('\n');
}

/** The text of `.env.example`: every setting with its meaning and its default, none of them set. */
export function environmentExample(): string {
  const entries = all.map(([name, { says, unit, fallback }]) => `# ${says} (${unit})\n#${name}=${fallback}`);
  return `# Copy this file to .env and take the # off the lines you want to change.\n\n${entries.join('\n\n')}\n`;
}
