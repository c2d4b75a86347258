import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readSources } from '../../src/ingest/sources/sources-file.ts';
import { openStore } from '../../src/storage/open-store.ts';
import { folderOf } from '../ingest-records.ts';

test('every file of sources in docs/ingest.md is one, and its stores can be opened', async () => {
  const text = await readFile('docs/ingest.md', 'utf8');
  const files = [...text.matchAll(/```json\n(\[[^]*?)```/g)].map(([, file = '']) => file);
  expect(files).toHaveLength(6);
  using folder = folderOf({});
  const path = join(folder.path, 'sources.json');
  const variables = Object.fromEntries([...text.matchAll(/"env": "(\w+)"/g)].map(([, name]) => [name, 'secret']));
  for (const file of files) {
    await writeFile(path, file);
    const sources = await readSources(path, variables);
    for (const source of sources) {
      if (source.kind === 'store') await (await openStore(source.url, source.options)).close();
    }
  }
});

test('include and exclude of docs/ingest.md match what they are said to match', async () => {
  using folder = folderOf({});
  const path = join(folder.path, 'sources.json');
  const wanted = async (patterns: Readonly<Record<string, readonly string[]>>): Promise<(path: string) => boolean> => {
    await writeFile(path, JSON.stringify([{ name: 'a', url: '/srv', instance: 'emea', ...patterns }]));
    const [source] = await readSources(path, {});
    return source?.kind === 'store' ? source.isWanted : () => false;
  };
  const usual = await wanted({});
  expect(['a.json', 'a/b.NDJSON', 'a/b.json.gz', 'a/b', 'a/b.mp3', 'b.mp3.gz', 'b.txt'].filter(usual)).toEqual([
    'a.json',
    'a/b.NDJSON',
    'a/b.json.gz',
  ]);
  const crm = await wanted({ include: ['**/metadata*.txt'] });
  expect(['metadata-1.txt', 'x/y/metadata-1.txt', 'x/chat-1.txt', 'metadata.json'].filter(crm)).toEqual([
    'metadata-1.txt',
    'x/y/metadata-1.txt',
  ]);
  const without = await wanted({ exclude: ['**/transcripts/**', '{old,test}/**'] });
  expect(
    ['a/transcripts/1.json', 'transcripts/1.json', 'old/1.json', 'test/1.json', 'new/1.json'].filter(without),
  ).toEqual(['new/1.json']);
  const odd = await wanted({ include: ['{{session_date}}/**/*.json', '2026/**'] });
  expect(['2026/{{id}}.json', '2026/.part/a.json'].filter(odd)).toHaveLength(2);
});
