import { call, ingestRecords } from './ingest-records.ts';
import { templateCopy } from './support/postgres.ts';
import { testServer } from './support/server.ts';

test.each([
  ['{ queue: { name: { eq: "Sales" } } }', ['2']],
  // Its channel stands on the leg too, which a leg without a queue also has.
  ['{ queue: { channel: { eq: VOICE } } }', ['2', '3']],
  ['{ queue: { not: { name: { eq: "Sales" } } } }', ['3']],
  ['{ queue: {} }', ['2', '3']],
  ['{ not: { queue: {} } }', ['1']],
])('a condition on a linked row holds only for rows that have the link: %s', async (filter, found) => {
  await using database = await templateCopy();
  await using server = await testServer(database.url);
  const leg = (id: number, menu: string | null): object => ({
    id,
    started_at: '2026-09-14T09:05:00.000-07:00',
    menu_path: menu,
  });
  await ingestRecords(database.url, [call(1, { queue_durations: [leg(1, null), leg(2, 'Sales'), leg(3, 'Support')] })]);
  const { data, errors } = await server.ask<{ queueLegs: { nodes: { externalId: string }[] } }>(
    `{ queueLegs(filter: ${filter}) { nodes { externalId queue { name } } } }`,
  );
  expect(errors).toBeUndefined();
  expect(data?.queueLegs.nodes.map(({ externalId }) => externalId).sort()).toEqual(found);
});
