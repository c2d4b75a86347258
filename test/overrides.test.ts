import { readFileSync } from 'node:fs';

/* package.json has no comments: CONTRIBUTING.md says of each override why it is there. */

interface Lock {
  readonly packages: Readonly<Record<string, { readonly dependencies?: Readonly<Record<string, string>> }>>;
}

const { overrides } = JSON.parse(readFileSync('package.json', 'utf8')) as { overrides: Record<string, string> };
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock;
const guide = readFileSync('CONTRIBUTING.md', 'utf8');

test('every override has a reason in CONTRIBUTING.md, and every reason an override', () => {
  const [, section = ''] = /^## Overrides\n([^]*?)(?=^## )/m.exec(guide) ?? [];
  expect([...section.matchAll(/^\| `([^`]+)`/gm)].map(([, name]) => name)).toEqual(Object.keys(overrides));
});

/** What versions have to agree in to be compatible: `1` of 1.2.3, `0.2` of 0.2.3. */
const line = (version: string): string => /^[^\d]*([1-9]\d*|0\.\d+)/.exec(version)?.[1] ?? version;

test.each(Object.entries(overrides))('something still asks for another %s than %s', (name, version) => {
  const asked = Object.values(packages).flatMap(({ dependencies }) => dependencies?.[name] ?? []);
  expect(asked.filter((range) => line(range) !== line(version))).not.toEqual([]);
});
