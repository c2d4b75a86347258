import { configurationTable, environmentExample } from './support/settings-documents.ts';
import { committedText } from './support/written-file.ts';

const TABLE = /(?<=<!-- settings -->\n)[^]*(?=\n<!-- end of settings -->)/;

test('docs/configuration.md lists every setting as the program has it', () => {
  const text = committedText('docs/configuration.md', (old) => old.replace(TABLE, () => `\n${configurationTable()}\n`));
  expect(TABLE.exec(text)?.[0].trim()).toBe(configurationTable());
});

test('.env.example names every setting with its default', () => {
  expect(committedText('.env.example', environmentExample)).toBe(environmentExample());
});
