import { readFileSync, writeFileSync } from 'node:fs';

/** The text of a committed file; with UPDATE=1 the file is written as it should be first, except under CI. */
export function committedText(file: string, shouldBe: (text: string) => string): string {
  const text = readFileSync(file, 'utf8');
  if (process.env['UPDATE'] !== '1' || process.env['CI'] !== undefined) return text;
  writeFileSync(file, shouldBe(text));
  return readFileSync(file, 'utf8');
}
