import { readFileSync } from 'node:fs';
import { contentsOf } from '../ingest-contents.ts';
import { ingestTexts } from '../ingest-records.ts';
import { templateCopy } from '../support/postgres.ts';
import { testServer } from '../support/server.ts';

type Row = Readonly<Record<string, unknown>>;

const textOf = (path: string): string =>
  JSON.stringify(JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')));

/** What is stored of one document, by table. */
async function rowsOf(path: string): Promise<ReadonlyMap<string, readonly Row[]>> {
  await using database = await templateCopy();
  await ingestTexts(database.url, [textOf(path)]);
  const contents = Object.entries(await contentsOf(database.url));
  return new Map(contents.map(([table, rows]) => [table, rows.map((row) => JSON.parse(row) as Row)]));
}

/** The columns in which rows differ, as `table.column`, with what the API's has. */
async function differences(name: string): Promise<Row> {
  const [file, api] = [await rowsOf(`../../samples/synthetic/${name}`), await rowsOf(`answers/${name}`)];
  const differing: Record<string, unknown> = {};
  for (const [table, rows] of file) {
    const others = api.get(table) ?? [];
    expect([table, others.length]).toEqual([table, rows.length]);
    rows.forEach((row, i) => {
      for (const [column, value] of Object.entries(row)) {
        const other = others[i]?.[column];
        if (JSON.stringify(value) !== JSON.stringify(other)) differing[`${table}.${column}`] = other;
      }
    });
  }
  return differing;
}

const document = {
  'raw_documents.document': expect.any(String) as unknown,
  'raw_documents.hash': expect.any(String) as unknown,
  'raw_documents.size': expect.any(Number) as unknown,
};

describe('a session as the Manager API tells it becomes the rows that its file becomes', () => {
  it('of a call with transfers, but for what only the API tells and for the words of the source', async () => {
    expect(await differences('call-41002.json')).toEqual({
      ...document,
      'menus.output_message': 'You are being connected.',
      'sessions.parent_external_id': 41001,
      'sessions.finish_reason_text': 'no_reason',
      'sessions.type_text': 'Voice Inbound (App)',
      'sessions.recording_permission_text': 'recording_permission_granted',
      'sessions.voip_provider': 'voip_provider_twilio',
      // Instants in UTC do not tell where the instance is.
      'sessions.utc_offset_minutes': null,
    });
  });

  it('of a chat', async () => {
    expect(await differences('chat-52003.json')).toEqual({
      ...document,
      'menus.output_message': 'You are being connected.',
    });
  });

  it('so that enums and totals answer the same', async () => {
    const query = `{ sessions(first: 1) { nodes {
      type direction medium status failReason finishReason recordingPermission waitSeconds createdAt updatedAt
      transfers { fromMenuPath { name materializedPath itemsCount } toMenuPath { name materializedPath itemsCount } }
      provenance { unmappedPaths warnings { path problem } }
    } } }`;
    const answers = [];
    for (const path of ['../../samples/synthetic/call-41002.json', 'answers/call-41002.json']) {
      await using database = await templateCopy();
      await ingestTexts(database.url, [textOf(path)]);
      await using server = await testServer(database.url);
      answers.push(await server.ask(query));
    }
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[1]).toMatchObject({
      data: { sessions: { nodes: [{ recordingPermission: 'GRANTED', waitSeconds: 52, finishReason: null }] } },
    });
  });
});
