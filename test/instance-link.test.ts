import { sampleDatabase } from './support/samples.ts';
import { testServer } from './support/server.ts';

test('a link with the name of a column leaves the column to ids and other links', async () => {
  await using database = await sampleDatabase();
  await using server = await testServer(database.url);
  interface Ids {
    readonly id: string;
    readonly agent: { readonly id: string };
    readonly endUser: { readonly id: string };
    readonly menuPath: { readonly queue: { readonly id: string } };
  }
  const ids = 'id agent { id } endUser { id } menuPath { queue { id } menus { externalId } } timeline { agent { id } }';
  const ask = (selection: string) =>
    server.ask<{ session: Ids }>(`{ session(channel: VOICE, externalId: "41002") { ${selection} } }`);
  const { data: plain } = await ask(ids);
  const { data: linked } = await ask(`instance { name } ${ids.replaceAll('id }', 'id instance { name } }')}`);
  expect(plain?.session.agent.id).toBeDefined();
  expect(linked).toMatchObject({ session: { ...plain?.session, instance: { name: 'samples' } } });
});
