import { readdirSync, readFileSync } from 'node:fs';
import { expectFile } from './support/matches-file.ts';
import { sampleDatabase, type SampleDatabase } from './support/samples.ts';
import { testServer, type TestServer } from './support/server.ts';

/*
 * A case is a file: `x.graphql` is what a client sends, `x.json` what it gets, `x.sql` what the database was asked. Variables stand
 * in the first line as a comment: `# {"first": 3}`.
 */
const folder = new URL('./queries/', import.meta.url);
const cases = readdirSync(folder).filter((file) => file.endsWith('.graphql'));

let database: SampleDatabase;
let server: TestServer;
beforeAll(async () => {
  database = await sampleDatabase();
  server = await testServer(database.url);
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
});

test.each(cases)('%s', async (file) => {
  const query = readFileSync(new URL(file, folder), 'utf8');
  const answer = await server.ask(query, variablesOf(query));
  expectFile(new URL(file.replace('.graphql', '.json'), folder), `${JSON.stringify(answer, null, 2)}\n`);
  expectFile(new URL(file.replace('.graphql', '.sql'), folder), `${server.statements.map(shorten).join(';\n\n')};\n`);
});

const variablesOf = (query: string): Record<string, unknown> => {
  const comment = /^# (\{.*\})$/m.exec(query)?.[1];
  return comment === undefined ? {} : (JSON.parse(comment) as Record<string, unknown>);
};

/** Long select lists are cut, so that a new column does not touch every case. */
const shorten = (statement: string): string =>
  statement.replace(/^SELECT (.+)$/gm, (line, list: string) => {
    const columns = list.split(', ');
    return columns.length <= 8
      ? line
      : `SELECT ${columns.slice(0, 6).join(', ')}, … ${String(columns.length - 6)} more`;
  });
