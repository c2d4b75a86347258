import {
  buildClientSchema,
  getIntrospectionQuery,
  lexicographicSortSchema,
  printSchema,
  type IntrospectionQuery,
} from 'graphql';
import { createSchema } from '../src/server/schema.ts';
import { templateCopy } from './support/postgres.ts';
import { testServer } from './support/server.ts';

const asked = getIntrospectionQuery({ specifiedByUrl: true, inputValueDeprecation: true });

test('a client that asks for the schema gets the served one, each time', async () => {
  await using database = await templateCopy();
  await using server = await testServer(database.url);
  const served = printSchema(lexicographicSortSchema(createSchema()));
  for (const _time of ['first', 'second']) {
    const { data, errors } = await server.ask<IntrospectionQuery>(asked);
    expect(errors).toBeUndefined();
    expect(printSchema(lexicographicSortSchema(buildClientSchema(data as IntrospectionQuery)))).toBe(served);
  }
});
