import { readFileSync } from 'node:fs';
import { sampleDatabase } from './support/samples.ts';
import { testServer } from './support/server.ts';

const operations = [...readFileSync('docs/ingest.md', 'utf8').matchAll(/^```graphql\n([^]*?)^```$/gm)].map(
  ([, text = '']) => text,
);

test('every operation of docs/ingest.md is answered', async () => {
  await using database = await sampleDatabase();
  await using server = await testServer(database.url);
  expect(operations.length).toBeGreaterThan(2);
  for (const operation of operations) {
    const { data, errors } = await server.ask(operation, { good: [], bad: ['nothing'] });
    expect(errors).toBeUndefined();
    expect(Object.keys(data ?? {})).not.toEqual([]);
  }
});
