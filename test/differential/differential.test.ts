import { execute, parse, validate, type ExecutionResult } from 'graphql';
import { createSchema } from '../../src/server/schema.ts';
import { ingestGenerated } from '../support/generated.ts';
import { isLong } from '../support/kind-of-run.ts';
import { templateCopy, type TestDatabase } from '../support/postgres.ts';
import { testServer, type Answer, type TestServer } from '../support/server.ts';
import { randomCase, type Case, type Request } from './documents.ts';
import { createReference, type Expected } from './reference.ts';
import { shrink } from './shrink.ts';

/*
 * Random documents against plain graphql-js over rows that were read whole: the first time that they come and later, when their plan
 * is known, with the same variables and with others. A failure says the seed of its document; `FIRST_SEED` below begins elsewhere.
 */

const DOCUMENTS = isLong ? 50_000 : 2_000;
const FIRST_SEED = 1;
const TOGETHER = 8;

const schema = createSchema();
const reference = createReference(schema, carriedOut);
let database: TestDatabase;
let server: TestServer;
let ids: string[];
beforeAll(async () => {
  database = await templateCopy();
  await ingestGenerated(database.url, { seed: 31, sessions: 40 });
  server = await testServer(database.url, { poolSize: TOGETHER });
  const { data } = await server.ask<Record<string, { nodes: { id: string }[] }>>(
    '{ sessions(first: 3) { nodes { id } } agents(first: 2) { nodes { id } } queues(first: 2) { nodes { id } } }',
  );
  ids = ['nothing', ...Object.values(data ?? {}).flatMap(({ nodes }) => nodes.map(({ id }) => id))];
}, 60_000);
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
});

/** Sends a request; unlike `ask` also many at once. */
async function send(query: string, { operationName, variables }: Request): Promise<Answer> {
  const contextValue = server.graphql.createContext({ signal: new AbortController().signal, requestId: 'test' });
  const request = { query, operationName, variables };
  const { body } = await server.graphql.apollo.executeOperation(request, { contextValue });
  if (body.kind !== 'single') throw new Error('The answer came in parts.');
  return JSON.parse(JSON.stringify(body.singleResult)) as Answer;
}

/** Has graphql-js carry out a document, without anything of Apollo's and without limits. */
async function carriedOut(text: string): Promise<ExecutionResult> {
  const contextValue = server.graphql.createContext({ signal: new AbortController().signal, requestId: 'test' });
  const result = await execute({ schema, document: parse(text), contextValue });
  contextValue.snapshot.end();
  return JSON.parse(JSON.stringify(result)) as ExecutionResult;
}

/** What differs between an answer and the reference, in words; null where they agree. */
function difference(answer: Answer, expected: Expected): string | null {
  if (expected.mayBeRefused && !JSON.stringify(answer.errors ?? []).includes('INTERNAL_SERVER_ERROR')) return null;
  const plain = JSON.parse(JSON.stringify(expected)) as Expected;
  const wanted = (plain.errors ?? []).map(({ message, path }) => JSON.stringify([message, path]));
  const got = answer.errors ?? [];
  const areErrorsAlike =
    got.length > 0 === wanted.length > 0 &&
    got.every(
      ({ message, path }) => wanted.includes(JSON.stringify([message, path])) || plain.refusals?.includes(message),
    );
  if (areErrorsAlike && JSON.stringify(answer.data) === JSON.stringify(plain.data)) return null;
  return `answered ${JSON.stringify(answer)}\nexpected ${JSON.stringify(plain)}`;
}

/** Sends the requests of a case one after the other; says the first difference. */
async function tried({ document, requests }: Case): Promise<string | null> {
  for (const [i, request] of requests.entries()) {
    const at = `request ${String(i + 1)}: ${JSON.stringify(request)}\n`;
    try {
      const found = difference(await send(document, request), await reference(parse(document), request));
      if (found !== null) return at + found;
    } catch (error) {
      return at + String((error as Error).stack);
    }
  }
  return null;
}

test(`${String(DOCUMENTS)} random documents are answered as plain graphql-js answers them, however often they come`, async () => {
  const failed: { readonly seed: number; readonly of: Case }[] = [];
  let seed = FIRST_SEED;
  let invalid = 0;
  const work = async (): Promise<void> => {
    while (seed < FIRST_SEED + DOCUMENTS && failed.length < 10) {
      const mine = seed++;
      const of = randomCase(schema, mine, ids);
      // Fields of one name that differ from type to type, mostly.
      if (validate(schema, parse(of.document)).length > 0) invalid++;
      else if ((await tried(of)) !== null) failed.push({ seed: mine, of });
    }
  };
  await Promise.all(Array.from({ length: TOGETHER }, work));
  const reports: string[] = [];
  for (const it of failed.sort((a, b) => a.of.document.length - b.of.document.length).slice(0, 3)) {
    const smallest = await shrink(schema, it.of, async (smaller) => (await tried(smaller)) !== null);
    reports.push(`seed ${String(it.seed)}\n${smallest.document}\n${String(await tried(smallest))}`);
  }
  const seeds = failed.map((it) => it.seed);
  expect({ seeds, reports: reports.join('\n\n') }).toEqual({ seeds: [], reports: '' });
  expect(invalid).toBeLessThan(DOCUMENTS / 20);
}, 3_600_000);
