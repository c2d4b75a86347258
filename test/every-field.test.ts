import { getNamedType } from 'graphql';
import { createSchema } from '../src/server/schema.ts';
import { sampleDatabase, type SampleDatabase } from './support/samples.ts';
import { testServer } from './support/server.ts';
import { wholeSelection } from './support/whole-selection.ts';

const schema = createSchema();
const lists = Object.values(schema.getQueryType()?.getFields() ?? {}).filter((field) =>
  field.args.some(({ name }) => name === 'first'),
);

let database: SampleDatabase;
beforeAll(async () => {
  database = await sampleDatabase();
});
afterAll(() => database[Symbol.asyncDispose]());

/** An answer but for the moment it was given. */
const bytesOf = (answer: unknown): string => JSON.stringify(answer).replaceAll(/"asOf":"[^"]+"/g, '"asOf":"now"');

const document = (list: (typeof lists)[number], depth: number): string =>
  `{ ${list.name}(first: 5) { ${wholeSelection(schema, getNamedType(list.type), depth)} } }`;

test.each(lists.map((list) => [list.name, list] as const))(
  '%s: every field of every type behind it can be asked for',
  async (_name, list) => {
    await using server = await testServer(database.url);
    const { data, errors } = await server.ask(document(list, 3));
    expect(errors).toBeUndefined();
    expect(data).toHaveProperty(list.name);
  },
);

test.each(lists.map((list) => [list.name, list] as const))(
  '%s: the same document is answered with the same bytes when it comes again',
  async (_name, list) => {
    await using server = await testServer(database.url);
    for (const depth of [1, 2]) {
      const query = document(list, depth);
      const expected = bytesOf(await server.ask(query));
      // Its plan is known by now.
      for (const _time of [1, 2]) expect(bytesOf(await server.ask(query))).toBe(expected);
    }
  },
);
