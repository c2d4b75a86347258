import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const mayUpdate = process.env['UPDATE'] === '1' && !process.env['CI'];

/** Expects the text of a file; `npm run update` writes what is there now, to be read in the diff. */
export function expectFile(file: URL, actual: string): void {
  if (mayUpdate) writeFileSync(file, actual);
  expect(
    existsSync(file)
      ? readFileSync(file, 'utf8')
      : `${file.pathname.split('/').at(-1) ?? ''} is missing: npm run update writes it`,
  ).toBe(actual);
}
