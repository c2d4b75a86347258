/* eslint-disable @typescript-eslint/no-explicit-any -- answers are shaped by each question, raw documents by nothing */
import { sampleDatabase, type SampleDatabase } from '../support/samples.ts';
import { testServer, type TestServer } from '../support/server.ts';

/* Whoever builds a query from the catalogue alone gets an answer. */

interface Grain {
  readonly name: string;
  readonly filterType: string;
  readonly measures: readonly {
    name: string;
    groupName: string;
    selection: string;
    rank: string | null;
    stats: string[];
    unit: string;
    says: string;
    kind: string;
    filter: unknown;
  }[];
  readonly dimensions: readonly { name: string; selection: string; argument: string | null; says: string }[];
  readonly filters: readonly { name: string; operators: string[]; says: string }[];
}

const customDataKeys = ['order_type', 'language'];
let database: SampleDatabase;
let server: TestServer;
let grains: readonly Grain[];
beforeAll(async () => {
  database = await sampleDatabase();
  server = await testServer(database.url, { principal: { seesPersonalData: true, customDataKeys } });
  const { data } = await server.ask<{ catalogue: { grains: Grain[] } }>(`{
    catalogue { grains {
      name type filterType times
      measures { name groupName kind unit says selection rank stats filter }
      dimensions { name says selection argument isTime isManyValued }
      filters { name says operators }
    } }
  }`);
  grains = data?.catalogue.grains ?? [];
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
});

const names = ['sessions', 'queueLegs', 'agentHandles', 'virtualAgentLegs', 'transfers', 'escalations', 'dispositions'];

test('custom data is in the catalogue where keys are allowed, with the keys', async () => {
  const question = '{ catalogue { customDataKeys grains { dimensions { name } filters { name } } } }';
  const count = async (of: TestServer): Promise<unknown> => {
    const { customDataKeys: keys, grains } = (await of.ask<any>(question)).data.catalogue;
    const having = (list: 'dimensions' | 'filters', name: string): number =>
      grains.filter((it: any) => it[list].some((one: any) => one.name === name)).length;
    return { keys, dimensions: having('dimensions', 'CUSTOM_DATA'), filters: having('filters', 'customData') };
  };
  await using without = await testServer(database.url);
  expect(await count(server)).toEqual({ keys: customDataKeys, dimensions: names.length, filters: 1 });
  expect(await count(without)).toEqual({ keys: [], dimensions: 0, filters: 0 });
});

test('every grain is in the catalogue, and everything in it is described', () => {
  expect(grains.map(({ name }) => name)).toEqual(names);
  for (const { measures, dimensions, filters } of grains) {
    for (const { says } of [...measures, ...dimensions, ...filters]) expect(says).toMatch(/\S/);
    for (const { unit } of measures) expect(unit).toMatch(/\S/);
  }
});

describe.each(names)('%s', (name) => {
  const grain = (): Grain => grains.find((it) => it.name === name) as Grain;
  const ask = async (question: string, variables = {}): Promise<any> => {
    const { data, errors } = await server.ask(question, variables);
    if (errors) throw new Error(`${question}\n${JSON.stringify(errors)}`);
    return data;
  };

  test('every measure answers in totals and groups, and can be ranked by each of its numbers', async () => {
    for (const { selection, name: field, groupName, rank, stats } of grain().measures) {
      const inGroup = selection.replace(field, groupName);
      await ask(`{ ${name} { totals { ${selection} } groups(by: [CHANNEL]) { ${inGroup} } } }`);
      for (const stat of stats) {
        await ask(
          `{ ${name} { groups(by: [CHANNEL], orderBy: [{ measure: ${rank ?? ''}, stat: ${stat} }], having: [{ measure: ${rank ?? ''}, stat: ${stat}, gte: 0 }]) { key { channel } } } }`,
        );
      }
    }
  });

  test('every dimension groups', async () => {
    for (const { name: by, selection, argument } of grain().dimensions) {
      await ask(
        `{ ${name} { groups(by: [${by}], ${argument ?? ''} timeZone: "Europe/Berlin", ${by === 'QUARTER_HOUR' || by === 'HALF_HOUR' ? 'fill: false' : ''}) { ${selection} } } }`.replace(
          ', )',
          ')',
        ),
        {},
      ).catch((error: unknown) => {
        // Half a year of quarter hours is more than is answered at once, and the refusal says so.
        if (!String(error).includes('buckets of')) throw error;
      });
    }
  });

  test('every filter takes every operator', async () => {
    for (const { name: field, operators } of grain().filters) {
      const needed = operators.includes('key: String!') ? { key: customDataKeys[0] } : {};
      for (const operator of operators) {
        const [key = '', type = ''] = operator.split(': ');
        const value = key === 'key' ? needed.key : example(type);
        if (value === undefined) continue;
        await ask(
          `query ($filter: ${grain().filterType}!) { ${name}(filter: $filter) { totals { __typename } nodes { id } } }`,
          {
            filter: { [field]: field === 'and' || field === 'or' ? [] : { ...needed, [key]: value } },
          },
        ).catch((error: unknown) => {
          if (key === '' || !String(error).includes('is not the id of')) throw error;
        });
      }
    }
  });

  test('every count is the number of rows that its filter lists', async () => {
    for (const { name: field, kind, filter } of grain().measures) {
      if (kind !== 'COUNT' || filter === null) continue;
      const data = await ask(
        `query ($filter: ${grain().filterType}!) { all: ${name} { totals { ${field} } } listed: ${name}(filter: $filter) { totalCount } }`,
        { filter },
      );
      expect([field, data.listed.totalCount]).toEqual([field, data.all.totals[field]]);
    }
  });
});

/** A value of a scalar or list type; undefined where it is an input or an enum of its own. */
function example(type: string): unknown {
  const scalar = type.replace(/[[\]!]/g, '');
  const one = { String: 'x', Int: 1, Float: 1, ID: '1', Boolean: true, DateTime: '2026-09-14T10:00:00Z' }[scalar];
  return type.startsWith('[') && one !== undefined ? [one] : one;
}
