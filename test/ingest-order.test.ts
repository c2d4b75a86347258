import fc from 'fast-check';
import pg from 'pg';
import { defaultLimits } from '../src/ingest/document/document.ts';
import { quarantine } from '../src/ingest/quarantine/keep.ts';
import { retry } from '../src/ingest/quarantine/retry.ts';
import { reingest } from '../src/ingest/reingest/reingest.ts';
import { contentsOf, query } from './ingest-contents.ts';
import { call, ingestTexts } from './ingest-records.ts';
import { isLong } from './support/kind-of-run.ts';
import { templateCopy } from './support/postgres.ts';

const instant = fc.constantFrom(null, '2026-09-14T09:24:28.000-07:00', '2026-09-14T09:40:00.000-07:00');
const name = fc.constantFrom(undefined, null, 'Avery', 'Blake', 'Ávery');

/** What may differ between two exports of a session, and between what they say about an agent, team, menu or queue. */
const content = fc.record({
  updated_at: instant,
  rating: fc.constantFrom(null, 1, 5),
  feedback: fc.constantFrom(null, '', 'fine', 'good'),
  agent_info: fc.option(fc.record({ id: fc.constantFrom(7, 8), name, email: name })),
  handle_durations: fc.array(fc.record({ id: fc.nat(3), agent_id: fc.constantFrom(7, 8), ended_at: instant }), {
    maxLength: 2,
  }),
  menu_path: fc.record({ name: fc.constantFrom('A/B', 'A/C', null), materialized_path: fc.constantFrom('1/2', '1/3') }),
  queue_durations: fc.array(
    fc.record({
      id: fc.nat(3),
      menu_path: fc.constantFrom('A/B', 'A/C'),
      menu_path_id: fc.nat(3),
      lang: fc.constantFrom('en', 'de'),
    }),
    { maxLength: 2 },
  ),
  participants: fc.array(
    fc.record({
      id: fc.nat(3),
      type: fc.constant('agent'),
      user_id: fc.constantFrom(7, 8),
      first_name: name,
      teams: fc.array(fc.record({ id: fc.constantFrom(1, 2), name }), { maxLength: 2 }),
    }),
    { maxLength: 2 },
  ),
});

/** A document as it may be written: the same content in two layouts is two documents. */
const document = fc
  .tuple(fc.constantFrom(1, 2), fc.boolean(), content)
  .map(([id, isSpaced, more]) => JSON.stringify(call(id, more)).replace('{', isSpaced ? '{  ' : '{'));

/** How a document arrives. */
const arrival = fc.record({
  order: fc.double({ noNaN: true }),
  way: fc.constantFrom('alone', 'in a batch', 'in a batch', 'in another process', 'from the quarantine'),
  comesAgain: fc.boolean(),
});

type Way = 'alone' | 'in a batch' | 'in another process' | 'from the quarantine';

describe('documents of a few sessions, many of one age', () => {
  it('end the same in every order, batch, process, redelivery, rebuild and retry', async () => {
    await using database = await templateCopy();
    const { url } = database;
    const tables = Object.keys(await contentsOf(url)).join(', ');
    const begin = (): Promise<unknown> => query(url, `TRUNCATE ${tables}, reingest_runs, document_findings`);
    const stored = async (): Promise<unknown> => ({ ...(await contentsOf(url)), quarantined_documents: [] });

    const takeIn: Readonly<Record<Way, (texts: readonly string[]) => Promise<unknown>>> = {
      alone: async (texts) => {
        for (const text of texts) await ingestTexts(url, [text]);
      },
      'in a batch': (texts) => ingestTexts(url, texts),
      'in another process': async () => undefined,
      'from the quarantine': async (texts) => {
        const client = new pg.Client(url);
        await client.connect();
        const refused = texts.map((text, i) => ({
          source: `x#${String(i)}`,
          bytes: Buffer.from(text),
          problems: ['?'],
        }));
        await quarantine(client, 'here', refused, Date.now()).finally(() => client.end());
        await retry({ url, choice: {}, limits: defaultLimits, onBatch: () => undefined });
      },
    };

    const documents = fc.array(fc.tuple(document, arrival), { minLength: 2, maxLength: 7 });
    await fc.assert(
      fc.asyncProperty(documents, fc.boolean(), async (delivered, isRebuilt) => {
        await begin();
        await ingestTexts(
          url,
          delivered.map(([text]) => text),
        );
        const expected = await stored();
        await begin();
        const arriving = [...delivered, ...delivered.filter(([, { comesAgain }]) => comesAgain).reverse()].sort(
          ([, a], [, b]) => a.order - b.order,
        );
        const elsewhere = arriving.filter(([, { way }]) => way === 'in another process').map(([text]) => text);
        const other = ingestTexts(url, elsewhere);
        for (let i = 0, next = 0; i < arriving.length; i = next) {
          const way = arriving[i]?.[1].way as Way;
          while (next < arriving.length && arriving[next]?.[1].way === way) next++;
          await takeIn[way](arriving.slice(i, next).map(([text]) => text));
        }
        await other;
        if (isRebuilt) await reingest({ url, limits: defaultLimits });
        expect(await stored()).toEqual(expected);
      }),
      { numRuns: isLong ? 1000 : 40 },
    );
  }, 900_000);
});
