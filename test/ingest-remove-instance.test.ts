import { removeInstance } from '../src/ingest/remove-instance.ts';
import { contentsOf } from './ingest-contents.ts';
import { call, ingestRecords } from './ingest-records.ts';
import { templateCopy } from './support/postgres.ts';

it('an instance is taken out with everything that belongs to it, and no other with it', async () => {
  await using database = await templateCopy();
  const records = Array.from({ length: 1100 }, (_, i) =>
    call(i + 1, {
      agent_info: { id: 1, name: 'Avery' },
      queue_durations: [{ id: 1, menu_path: 'A/B', menu_path_id: 1, agent_id: 1 }],
      participants: [{ id: 1, user_id: 1, teams: [{ id: 3, name: 'Billing' }] }],
    }),
  );
  await ingestRecords(database.url, [...records.slice(0, 3), { id: 0 }], { instance: 'kept' });
  const before = await contentsOf(database.url);
  await ingestRecords(database.url, [...records, { id: 0 }], { instance: 'gone' });
  expect(await removeInstance(database.url, 'gone')).toBe(1100);
  expect(await contentsOf(database.url)).toEqual(before);
  expect(await removeInstance(database.url, 'gone')).toBe(0);
});
