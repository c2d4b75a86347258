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
  readonly dimensions: readonly {
    name: string;
    selection: string;
    argument: string | null;
    says: string;
    isTime: boolean;
  }[];
  readonly filters: readonly { name: string; type: string; operators: string[]; words: string[]; says: string }[];
  readonly times: readonly string[];
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
      filters { name says type operators words }
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
    const [time = ''] = grain().times;
    const range = `${time}: { from: "2026-09-14T00:00:00Z", to: "2026-09-15T00:00:00Z" }`;
    for (const { name: by, selection, argument, isTime } of grain().dimensions) {
      const filter = isTime ? `(filter: { ${range} })` : '';
      const data = await ask(
        `{ ${name}${filter} { groups(by: [${by}], ${argument ?? ''} timeZone: "Europe/Berlin") { ${selection} } } }`,
      );
      expect([by, data[name].groups.length]).toEqual([by, expect.any(Number)]);
      if (isTime) expect(data[name].groups.length).toBeGreaterThan(0);
    }
  });

  test('every filter takes every operator, and finds rows by it or none', async () => {
    const question = `query ($filter: ${grain().filterType}!) { ${name}(filter: $filter, first: 1) { totals { __typename } totalCount nodes { id } } }`;
    const counted = async (filter: unknown): Promise<number> => {
      const data = await ask(question, { filter });
      expect(data[name].nodes).toHaveLength(Math.min(1, data[name].totalCount));
      return data[name].totalCount as number;
    };
    const all = await counted({});
    const [row] = (await ask(`{ ${name}(first: 1) { nodes { id } } }`))[name].nodes;
    for (const { name: field, type, operators, words } of grain().filters) {
      if (operators.length === 0) {
        const nothing = type.startsWith('[') ? [{}] : {};
        expect([field, await counted({ [field]: nothing })]).toEqual([field, field === 'not' ? 0 : all]);
      }
      const needed = Object.fromEntries(
        operators
          .filter((it) => it.endsWith('!') && !it.endsWith(']!'))
          .map((it) => [it.split(': ')[0], customDataKeys[0]]),
      );
      for (const operator of operators) {
        const [key = '', of = ''] = operator.split(': ');
        const values = of.replace(/[[\]!]/g, '') === 'ID' && field === 'id' ? [row.id] : examples(of, words);
        expect([grain().name, field, operator, values.length]).not.toContain(0);
        for (const value of values) {
          const found = await counted({ [field]: { [key]: of.startsWith('[') ? [value] : value, ...needed } });
          expect(found).toBeLessThanOrEqual(all);
        }
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

/** Values of a type: of a word each of its words, of filters in a filter the empty one. */
function examples(type: string, words: readonly string[]): readonly unknown[] {
  const name = type.replace(/[[\]!]/g, '');
  const scalar = { String: 'x', Int: 1, Float: 1, ID: '1', Boolean: true, DateTime: '2026-09-14T10:00:00Z' }[name];
  if (scalar !== undefined) return [scalar];
  if (!name.endsWith('Filter')) return words;
  return [name === 'CustomDataFilter' ? { key: customDataKeys[0] } : {}];
}
