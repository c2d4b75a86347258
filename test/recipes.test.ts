import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import { entities, links, parts, sessionChildren } from '../src/catalogue.ts';
import { GrainChild } from '../src/domain/session-child.ts';
import type { TypeClass } from '../src/model/fields.ts';
import { openStatuses, SessionStatus } from '../src/domain/session/session-status.ts';
import { Session } from '../src/domain/session/session.ts';
import { AgentHandle } from '../src/domain/agent-handle/agent-handle.ts';
import { errorCodes } from '../src/errors.ts';
import { migrations } from '../migrations/index.ts';
import { listRoots } from '../src/server/roots.ts';
import { createSchema } from '../src/server/schema.ts';
import { grains } from '../src/stats/grains.ts';
import { keys } from './statistics/reference/keys.ts';
import { measures } from './statistics/reference/measures.ts';

/*
 * The recipes of CONTRIBUTING.md: a step that was forgotten, and that nothing else notices, fails here, with what to do as the name of
 * what is wrong. Other tests notice the other steps: tables (a migration), promises (personal data, documents, error codes), schema and
 * settings-documents (npm run update), statistics/reference (measures, dimensions, and the generator).
 */

const read = (file: string): string => readFileSync(file, 'utf8');
const filesIn = (folder: string, end: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(end))
    .map((file) => join(folder, file));
const childTypes: readonly TypeClass[] = sessionChildren;
const sources = filesIn('src', '.ts').filter((file) => !file.endsWith('.test.ts'));

/** Expects that nothing is wrong; what is stands under what to do about it. */
const expectNothing = (toDo: string, wrong: readonly unknown[]): void => {
  expect({ [toDo]: wrong }).toEqual({ [toDo]: [] });
};

describe('a linked type', () => {
  const catalogue = read('src/catalogue.ts');

  test('is in the catalogue', () => {
    const declared = sources
      .filter((file) => file.startsWith('src/domain/'))
      .flatMap((file) => [...read(file).matchAll(/^@Stored\([^]*?^export (?:abstract )?class (\w+)/gm)])
      .map(([, name]) => name);
    const known = entities.map(({ name }) => name);
    expectNothing(
      'add the class to `sessionChildren` (or `shared`, or `entities`) of src/catalogue.ts',
      declared.filter((name) => !known.includes(String(name))),
    );
  });

  test('is read from a list of the file', () => {
    const read = parts.map(({ type }) => type);
    // Turns are made of phases.
    expectNothing(
      'add the list to `parts` of src/catalogue.ts',
      sessionChildren.filter((type) => type !== AgentHandle && !read.includes(type)).map(({ name }) => name),
    );
    expectNothing(
      'add the class to `sessionChildren` of src/catalogue.ts',
      parts.filter(({ type }) => !sessionChildren.includes(type)).map(({ key }) => key),
    );
  });

  test('has its links and its part in the catalogue', () => {
    const exported = sources
      .filter((file) => /^src\/domain\/.*\.(resolver|ingest)\.ts$/.test(file))
      .flatMap((file) =>
        [...read(file).matchAll(/^export const (\w+(?:Links|Parts?|Root))\b/gm)].map(([, name]) => name),
      );
    expectNothing(
      'add it to `links` or `parts` of src/catalogue.ts (a root to src/server/roots.ts)',
      exported.filter(
        (name) => !new RegExp(`^ +(\\.{3})?${String(name)},$|= \\[.*${String(name)}`, 'm').test(catalogue),
      ),
    );
  });

  test('is linked both ways', () => {
    const leads = (from: unknown, to: unknown): boolean => links.some((link) => link.from === from && link.to === to);
    expectNothing(
      'add `sessionOf(…)` to the links of the concept',
      sessionChildren.filter((type) => !leads(type, Session)).map(({ name }) => name),
    );
    expectNothing(
      "add `list(Session, …)` to the links of the concept, or a list of the rows that hold it: they are in no session's answer",
      sessionChildren
        .filter((type) => !leads(Session, type) && !links.some(({ to }) => to === type))
        .map(({ name }) => name),
    );
  });

  test('that is listed and counted by itself is so everywhere', () => {
    const counted = grains.map(({ type }) => type);
    const children = childTypes.filter((type) => type.prototype instanceof GrainChild);
    expectNothing(
      'add the class to `grains` of src/stats/grains.ts, or let it extend SessionChild',
      children.filter((type) => !counted.includes(type)).map(({ name }) => name),
    );
    expectNothing(
      'let the class extend GrainChild: lists of it are ordered and scoped without a join',
      counted.filter((type) => type !== Session && !children.includes(type)).map(({ name }) => name),
    );
    const listed = listRoots.map(({ name, type }) => [name, type] as const);
    expectNothing(
      'add the list to `listRoots` of src/server/roots.ts, under the name that it has in src/stats/grains.ts',
      grains
        .filter(({ field, type }) => !listed.some(([name, of]) => name === field && of === type))
        .map(({ field }) => field),
    );
    for (const [file, known] of Object.entries({ keys, measures })) {
      expectNothing(
        `add the grain to test/statistics/reference/${file}.ts (and to \`rowsOf\` of measures.ts): its numbers are compared with nothing`,
        grains.filter(({ field }) => !(field in known)).map(({ field }) => field),
      );
    }
  });

  test('is followed by an operation of test/queries', () => {
    const followed = fieldsOfOperations();
    expectNothing(
      'ask for the link in an operation of test/queries, then run `npm run update`',
      links
        .filter(({ from, to, hidden }) => !hidden && from === Session && childTypes.includes(to))
        .map(({ from, name }) => `${from.name}.${name}`)
        .filter((field) => !followed.has(field)),
    );
  });
});

/** The fields that the operations of test/queries ask for, as `Type.field`. */
function fieldsOfOperations(): Set<string> {
  const schema = createSchema();
  const found = new Set<string>();
  const info = new TypeInfo(schema);
  for (const file of filesIn('test/queries', '.graphql')) {
    visit(
      parse(read(file)),
      visitWithTypeInfo(info, {
        Field: ({ name }) => void found.add(`${info.getParentType()?.name ?? ''}.${name.value}`),
      }),
    );
  }
  return found;
}

test('an open word for a status says whether the session is open, and `openStatuses` knows', () => {
  const members = createSchema().getType(SessionStatus.name) as unknown as {
    getValues(): { name: string; description: string }[];
  };
  const said = members.getValues().filter(({ description }) => /\bOpen[.;]/.test(description));
  expectNothing(
    'add the word to `openStatuses` of session-status.ts, or do not call it open',
    said.map(({ name }) => name).filter((name) => !openStatuses.has(name)),
  );
  expectNothing(
    'end the sentence of the word with "Open."',
    [...openStatuses].filter((status) => !said.some(({ name }) => name === status)),
  );
});

test('an error code is sent from somewhere, and a test provokes it', () => {
  const codes = Object.keys(errorCodes);
  const rest = sources.filter((file) => file !== 'src/errors.ts').map(read);
  const tests = [...filesIn('test', '.ts'), ...filesIn('src', '.test.ts')].map(read);
  const namedBy = (texts: readonly string[]) => (code: string) => texts.some((text) => text.includes(`'${code}'`));
  // These are sent by the libraries that answer GraphQL over HTTP; the last one waits for callers that are known.
  const ofLibraries = [
    'GRAPHQL_PARSE_FAILED',
    'GRAPHQL_VALIDATION_FAILED',
    'BAD_REQUEST',
    'OPERATION_RESOLUTION_FAILURE',
    'PERSISTED_QUERY_NOT_FOUND',
    'PERSISTED_QUERY_NOT_SUPPORTED',
    'UNAUTHENTICATED',
  ];
  expectNothing(
    'throw `new Refusal(code, …)` with it, or take the code out of src/errors.ts and docs/errors.md',
    codes.filter((code) => !ofLibraries.includes(code) && !namedBy(rest)(code)),
  );
  expectNothing(
    'write a test that provokes it',
    codes.filter((code) => code !== 'UNAUTHENTICATED' && !namedBy(tests)(code)),
  );
});

test('a migration has its line in migrations/index.ts, in the order of time', () => {
  const files = readdirSync('migrations')
    .filter((file) => /^\d/.test(file))
    .sort();
  const index = read('migrations/index.ts');
  expectNothing(
    'import it in migrations/index.ts and add it to the list, last',
    files.filter((file) => !index.includes(`'./${file}'`)),
  );
  expect(migrations.map(({ name }) => /\d+$/.exec(name)?.[0])).toEqual(files.map((file) => file.split('-')[0]));
  expectNothing(
    'write the SQL into the migration itself: what it imports may change, and a merged migration may not',
    files.filter((file) => /from '\.\.\//.test(read(join('migrations', file)))),
  );
  expect(existsSync('migrations/index.ts')).toBe(true);
});
