import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import { NewestSessionsDocument } from './generated/operations.ts';
import { sampleDatabase } from './support/samples.ts';
import { testServer, type TestServer } from './support/server.ts';

/** Sends a typed operation, as a client does whose types come from `npm run codegen`. */
const send = <Data, Variables>(
  server: TestServer,
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
) => server.ask<Data>(print(document), variables as Record<string, unknown>);

test('generated operations are typed from the variables to the answer', async () => {
  await using database = await sampleDatabase();
  await using server = await testServer(database.url);
  const { data, errors } = await send(server, NewestSessionsDocument, {
    from: '2026-09-14T00:00:00Z',
    to: '2026-09-15T00:00:00Z',
  });
  expect(errors).toBeUndefined();
  const handled: number[] = (data?.sessions.nodes ?? []).flatMap(({ handleSeconds }) =>
    handleSeconds === null || handleSeconds === undefined ? [] : [handleSeconds],
  );
  expect(data?.sessions.totalCount).toBe(data?.sessions.nodes.length);
  expect(handled).toContain(515);
});
