/* eslint-disable @typescript-eslint/no-explicit-any -- answers are shaped by each question, raw documents by nothing */
import { readFileSync, writeFileSync } from 'node:fs';
import { sampleDatabase, type SampleDatabase } from '../support/samples.ts';
import { testServer, type TestServer } from '../support/server.ts';

/* docs/statistics.md: its queries give its answers, and its table of nulls is what the server says. UPDATE=1 writes both. */

const file = new URL('../../docs/statistics.md', import.meta.url);
const isUpdate = process.env['UPDATE'] === '1'; // eslint-disable-line no-restricted-properties -- what the run does is no setting of the program
const EXAMPLE = /```graphql\n([\s\S]*?)```\n\n```json\n([\s\S]*?)```/g;

let database: SampleDatabase;
let server: TestServer;
beforeAll(async () => {
  database = await sampleDatabase();
  server = await testServer(database.url, { principal: { seesPersonalData: true, customDataKeys: ['loyalty_tier'] } });
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
});

const page = (): string => readFileSync(file, 'utf8');
const examples = [...page().matchAll(EXAMPLE)].map(
  ([, query = '']) => [/query (\w+)/.exec(query)?.[1] ?? '', query] as const,
);

test('there are ten questions, each with its query', () => {
  const questions = page()
    .split(/^## /m)
    .find((it) => it.startsWith('Ten questions'))
    ?.split(/^### \d+\. /m)
    .slice(1);
  expect(questions?.filter((it) => it.match(EXAMPLE)?.length === 1)).toHaveLength(10);
});

test.each(examples)('%s gives the answer of the page', async (_name, query) => {
  const { data, errors } = await server.ask(query);
  expect(errors).toBeUndefined();
  const answer = `${short(data)}\n`;
  if (isUpdate) {
    writeFileSync(
      file,
      page().replace(EXAMPLE, (whole, asked: string) =>
        asked === query ? `\`\`\`graphql\n${query}\`\`\`\n\n\`\`\`json\n${answer}\`\`\`` : whole,
      ),
    );
  }
  const written = [...page().matchAll(EXAMPLE)].find(([, asked]) => asked === query)?.[2];
  expect(JSON.parse(written ?? 'null')).toEqual(data);
});

test('the table of null, zero and absent is what the server says', async () => {
  const sets = {
    'no row': { externalId: { eq: '0' } },
    'one row': { externalId: { eq: '41001' }, updatedAt: { isNull: false } },
    'a row without values': { externalId: { eq: '41004' } },
  };
  const cells: Record<string, string[]> = {};
  for (const filter of Object.values(sets)) {
    const { data } = await server.ask<any>(
      `query ($filter: SessionFilter!) { sessions(filter: $filter) {
        totals { count handled messages handleTime { count sum average p90 } rating { count average distribution { count } } containmentRate { value numerator denominator } responseTime { count sum average maximum } }
        byAgent: groups(by: [AGENT]) { key { agent { name } } }
        byDay: groups(by: [DAY]) { count }
      } queueLegs(filter: { session: $filter }) { totals { serviceLevel { value numerator denominator } waitHistogram(edges: [30]) { count } } } }`,
      { filter },
    );
    const { totals, byAgent, byDay } = data.sessions;
    const { serviceLevel, waitHistogram } = data.queueLegs.totals;
    const row: Record<string, unknown> = {
      'a count: `count`, `handled`': `${totals.count}, ${totals.handled}`,
      'a sum: `messages`, `handleTime { sum }`': `${totals.messages}, ${totals.handleTime.sum}`,
      '`handleTime { count }`': totals.handleTime.count,
      '`handleTime { average p90 }`': `${totals.handleTime.average}, ${totals.handleTime.p90}`,
      '`rating { count average }`': `${totals.rating.count}, ${totals.rating.average}`,
      '`rating { distribution }`':
        totals.rating.distribution.length === 0 ? 'empty list' : `${totals.rating.distribution.length} entry`,
      '`containmentRate { value numerator denominator }`': `${totals.containmentRate.value}, ${totals.containmentRate.numerator}, ${totals.containmentRate.denominator}`,
      '`serviceLevel { value numerator denominator }` of legs': Object.values(serviceLevel).map(String).join(', '),
      '`waitHistogram(edges: [30])` of legs': waitHistogram.map((it: any) => it.count).join(', '),
      '`responseTime { count sum average maximum }`': Object.values(totals.responseTime).map(String).join(', '),
      '`groups(by: [AGENT])`':
        byAgent.length === 0 ? 'none' : byAgent[0].key.agent ? '1, of the agent' : '1, with a null key',
      '`groups(by: [DAY])` without a range': byDay.length === 0 ? 'none' : `${byDay.length}`,
    };
    for (const [name, value] of Object.entries(row)) (cells[name] ??= []).push(String(value));
  }
  const header = ['', ...Object.keys(sets)];
  const table = [header, header.map(() => '---'), ...Object.entries(cells).map(([name, values]) => [name, ...values])];
  const text = table.map((row) => `| ${row.join(' | ')} |`).join('\n');
  const between = /<!-- null, zero, absent -->\n[\s\S]*?<!-- end -->/;
  if (isUpdate) writeFileSync(file, page().replace(between, `<!-- null, zero, absent -->\n\n${text}\n\n<!-- end -->`));
  const squeeze = (it: string): string => it.replace(/ +/g, ' ').replace(/-{3,}/g, '---');
  expect(squeeze(page())).toContain(squeeze(text));
});

/** JSON with short objects and lists on one line. */
function short(value: unknown, indent = ''): string {
  const line = JSON.stringify(value, null, 1)?.replace(/\n\s*/g, ' ') ?? 'null';
  const fits = indent.length + line.length <= 110 && !line.includes('{ "nodes"');
  if (value === null || typeof value !== 'object' || fits) return line;
  const inner = `${indent}  `;
  const entries = Array.isArray(value)
    ? value.map((it) => short(it, inner))
    : Object.entries(value).map(([key, it]) => `${JSON.stringify(key)}: ${short(it, inner)}`);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  return `${open}\n${entries.map((entry) => inner + entry).join(',\n')}\n${indent}${close}`;
}
