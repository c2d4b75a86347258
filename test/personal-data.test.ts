import { readdirSync, readFileSync } from 'node:fs';
import { getNamedType } from 'graphql';
import { createSchema } from '../src/server/schema.ts';
import { sampleDatabase, type SampleDatabase } from './support/samples.ts';
import { testServer, type TestServer } from './support/server.ts';
import { wholeSelection } from './support/whole-selection.ts';

let database: SampleDatabase;
let masked: TestServer;
beforeAll(async () => {
  database = await sampleDatabase();
  masked = await testServer(database.url, { principal: { seesPersonalData: false, mayIngest: true } });
});
afterAll(async () => {
  await masked[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
});

/** Values of the samples that name or reach somebody. */
function personalValues(): Set<string> {
  const keys = new Set([
    'email',
    'first_name',
    'last_name',
    'phone_number',
    'identifier',
    'out_contact_id',
    'out_ticket_id',
    'out_ticket_url',
    'recording_url',
    'url',
    'note',
    'feedback',
    'support_number',
    'outbound_number',
    'ani',
    'dnis',
    'avatar_url',
    'agent_number',
  ]);
  const found = new Set<string>();
  const look = (value: unknown, key: string): void => {
    // A virtual agent is nobody.
    if (typeof value === 'string' && keys.has(key) && value.length > 3 && !value.includes('/virtual_agent/')) {
      found.add(value);
    }
    if (value !== null && typeof value === 'object') {
      for (const [name, inner] of Object.entries(value)) look(inner, name);
    }
  };
  for (const folder of ['synthetic', 'real']) {
    const url = new URL(`../samples/${folder}/`, import.meta.url);
    for (const file of readdirSync(url).filter((name) => name.endsWith('.json'))) {
      look(JSON.parse(readFileSync(new URL(file, url), 'utf8')), '');
    }
  }
  return found;
}

test('a caller who may not see personal data finds none of it in any field of any type', async () => {
  const values = [...personalValues()];
  expect(values.length).toBeGreaterThan(50);
  const schema = createSchema();
  for (const field of Object.values(schema.getQueryType()?.getFields() ?? {})) {
    if (!field.args.some(({ name }) => name === 'first')) continue;
    const { data, errors } = await masked.ask(
      `{ ${field.name}(first: 50) { ${wholeSelection(schema, getNamedType(field.type), 2)} } }`,
    );
    expect(errors).toBeUndefined();
    const text = JSON.stringify(data);
    expect(values.filter((value) => text.includes(JSON.stringify(value).slice(1, -1)))).toEqual([]);
  }
});

test('a mask says what kind of thing is hidden', async () => {
  const { data } = await masked.ask(
    '{ session(channel: VOICE, externalId: "1418") { agent { name email externalId } endUser { identifier } outTicket { url } raw } }',
  );
  expect(data).toEqual({
    session: {
      agent: { name: '[NAME]', email: '[EMAIL]', externalId: '5' },
      endUser: { identifier: '[IDENTIFIER]' },
      outTicket: { url: '[URL]' },
      raw: { hidden: 'PERSONAL_DATA' },
    },
  });
});

test.each([
  '{ agents(filter: { name: { eq: "Jane Smith" } }) { totalCount } }',
  '{ sessions(filter: { endUser: { identifier: { startsWith: "9" } } }) { totalCount } }',
  '{ sessions(filter: { agentHandles: { some: { agent: { email: { contains: "jane" } } } } }) { totalCount } }',
  '{ sessions(filter: { not: { supportNumber: { isNull: true } } }) { totalCount } }',
])('what is hidden cannot be found out by asking: %s', async (query) => {
  const { errors } = await masked.ask(query);
  expect(errors?.[0]?.extensions).toEqual({ code: 'FORBIDDEN' });
});
