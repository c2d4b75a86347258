import type { Page, Wanted } from './api.ts';
import type { PageRow } from './rows.ts';
import { tail } from './tail.ts';

/** A session as a row of a page: `a5` is session `a`, updated at 5; `a-` tells no instant. */
const row = (text: string): PageRow => ({
  document: { source: text, bytes: Buffer.from(text), problems: [] },
  updatedAt: text.endsWith('-') ? null : Number(text.slice(1)),
  hash: text,
});

/** The rows of an answer, and whether more are behind it: `a1 b2 …`. */
const page = (text: string): Omit<Page, 'askedAt'> => ({
  rows: text
    .split(' ')
    .filter((it) => it !== '' && it !== '…')
    .map(row),
  hasNext: text.endsWith('…'),
});

interface Told {
  /** What was asked for: `from/page`. */
  readonly asked: string[];
  /** What each request brought: `sessions → reached`, and when the list ended. */
  readonly brought: string[];
}

/** Reads a list whose answers, in their order, are these; the clock says 100 with the first and one more with each. */
async function read(since: number | null, answers: readonly string[] | ((i: number) => string)): Promise<Told> {
  const asked: string[] = [];
  const ask = ({ from, page: number }: Wanted): Promise<Page> => {
    const answer = typeof answers === 'function' ? answers(asked.length) : answers[asked.length];
    asked.push(`${String(from)}/${String(number)}`);
    if (answer === undefined) throw new Error(`nothing more was to be asked: ${asked.join(' ')}`);
    return Promise.resolve({ ...page(answer), askedAt: 99 + asked.length });
  };
  const brought: string[] = [];
  try {
    for await (const { documents, reached, endedAt } of tail(ask, 'calls', since)) {
      const sessions = documents.map(({ source }) => source).join(' ');
      brought.push(`${sessions} → ${String(reached)}${endedAt === null ? '' : `, ended at ${String(endedAt)}`}`);
    }
  } catch (error) {
    brought.push(`${(error as { kind?: string }).kind ?? ''}: ${(error as Error).message}`);
  }
  return { asked, brought };
}

const OUT_OF_ORDER = 'UNAVAILABLE: The list of calls does not keep to the asked order or beginning by updated_at.';
const stuckAt = (from: string): string =>
  `UNAVAILABLE: The list of calls does not get on from ${from}: page after page brings the same sessions, or too many with one updated_at.`;

describe('a list of the Manager API from an instant on', () => {
  it.each([
    ['that holds nothing ends where it began', 7, [''], ['7/1'], [' → 7, ended at 100']],
    ['that holds nothing and begins nowhere', null, [''], ['null/1'], [' → null, ended at 100']],
    ['of one page', null, ['a1 b2'], ['null/1'], ['a1 b2 → 2, ended at 100']],
    [
      'of several is asked for from the newest instant of the page before, and brings nothing twice',
      0,
      ['a1 b2 …', 'b2 c3 …', 'c3 d9'],
      ['0/1', '2/1', '3/1'],
      ['a1 b2 → 2', 'c3 → 3', 'd9 → 9, ended at 102'],
    ],
    ['brings another version of a session', 0, ['a1 …', 'a1 a2'], ['0/1', '1/1'], ['a1 → 1', 'a2 → 2, ended at 101']],
    ['ends where all is of the instant it was asked from', 5, ['a5 b5'], ['5/1'], ['a5 b5 → 5, ended at 100']],
    [
      'may begin a second early, because servers keep thousandths to themselves',
      5000,
      ['a4000 b5000'],
      ['5000/1'],
      ['a4000 b5000 → 5000, ended at 100'],
    ],
    ['may not begin earlier', 5000, ['a3999'], ['5000/1'], [OUT_OF_ORDER]],
    ['may begin anywhere where no instant was asked for', null, ['a-'], ['null/1'], ['a- → null, ended at 100']],
    ['may begin before 1970 too', null, ['a-5000'], ['null/1'], ['a-5000 → -5000, ended at 100']],
    ['must be in order', 0, ['a2 b1'], ['0/1'], [OUT_OF_ORDER]],
    ['must be in order around what tells no instant', 0, ['a2 b- c1'], ['0/1'], [OUT_OF_ORDER]],
    ['may hold what tells no instant', 0, ['a2 b- c3'], ['0/1'], ['a2 b- c3 → 3, ended at 100']],
  ] as [string, number | null, string[], string[], string[]][])('%s', async (_what, since, answers, asked, brought) => {
    expect(await read(since, answers)).toEqual({ asked, brought });
  });

  it('reads further pages where one instant fills a page, and again until a pass brings nothing new of it', async () => {
    expect(await read(5, ['a5 b5 …', 'c5 d5 …', 'e5 f9 …', 'a5 b5 …', 'd5 e5 …', 'f9 …', 'f9 g9'])).toEqual({
      asked: ['5/1', '5/2', '5/3', '5/1', '5/2', '5/3', '9/1'],
      brought: ['a5 b5 → 5', 'c5 d5 → 5', 'e5 f9 → 5', ' → 5', ' → 5', ' → 9', 'g9 → 9, ended at 106'],
    });
  });

  it('reads a third pass where the second brought something that had moved up, and no fourth where that brought nothing', async () => {
    const answers = ['a5 b5 …', 'd5 e9', 'a5 b5 …', 'c5 d5 e9', 'a5 b5 …', 'c5 d5 e9'];
    expect(await read(5, answers)).toEqual({
      asked: ['5/1', '5/2', '5/1', '5/2', '5/1', '5/2'],
      brought: ['a5 b5 → 5', 'd5 e9 → 5', ' → 5', 'c5 → 5', ' → 5', ' → 9, ended at 105'],
    });
  });

  it('reads a further pass too for what tells no instant', async () => {
    const answers = ['a5 b5 …', 'e9', 'a5 b5 …', 'c- e9', 'a5 b5 …', 'c- e9'];
    expect((await read(5, answers)).asked).toHaveLength(6);
  });

  it('reads no further pass for what is newer than the instant', async () => {
    expect(await read(5, ['a5 b5 …', 'e9', 'a5 b5 …', 'e9 f10'])).toEqual({
      asked: ['5/1', '5/2', '5/1', '5/2'],
      brought: ['a5 b5 → 5', 'e9 → 5', ' → 5', 'f10 → 10, ended at 103'],
    });
  });

  it('gives up after five passes that each brought something', async () => {
    const { asked, brought } = await read(5, (i) => (i % 2 === 0 ? 'a5 b5 …' : `x5 ${'cdefgh'[(i - 1) / 2] ?? ''}5`));
    expect(asked).toEqual(Array.from({ length: 10 }, (_, i) => `5/${String((i % 2) + 1)}`));
    expect(brought.at(-1)).toBe('g5 → 5, ended at 109');
  });

  it('forgets, where an instant is left, what was seen of those before it', async () => {
    const { brought } = await read(0, ['a1 b2 …', 'b2 c3 …', 'a3 c3']);
    expect(brought).toEqual(['a1 b2 → 2', 'c3 → 3', 'a3 → 3, ended at 102']);
  });

  it('may bring again what a server gives again from further back, and never what the page before had', async () => {
    const { brought } = await read(0, ['a4000 b4500 …', 'a4000 b4500 c4900 …', 'b4500 c4900 d4950 …', 'a4000 d4950']);
    expect(brought).toEqual(['a4000 b4500 → 4500', 'c4900 → 4900', 'd4950 → 4950', 'a4000 → 4950, ended at 103']);
  });

  it('reads a second pass also where the first brought nothing of its instant, from the begin and from another on', async () => {
    const answers = ['a4900 …', 'b5100', 'a4900 …', 'b5100'];
    expect((await read(5000, answers)).asked).toEqual(['5000/1', '5000/2', '5000/1', '5000/2']);
    const { asked } = await read(4000, ['x5000 …', ...answers]);
    expect(asked).toEqual(['4000/1', '5000/1', '5000/2', '5000/1', '5000/2']);
  });

  it('makes five passes over each instant', async () => {
    const { asked } = await read(4, (i) =>
      i === 0 ? 'a4 b5 …' : i % 2 === 1 ? 'a5 b5 …' : `x5 ${'cdefgh'[(i - 1) >> 1] ?? ''}5`,
    );
    expect(asked.slice(1)).toEqual(Array.from({ length: 10 }, (_, i) => `5/${String((i % 2) + 1)}`));
  });

  it('counts passes and repeated pages anew from each instant on', async () => {
    const answers = [
      'a5 b5 …',
      'a5 b5 …',
      'c6 …',
      'a5 b5 …',
      'a5 b5 …',
      'c6 …',
      'c6 d6 …',
      'c6 d6 …',
      'e7 …',
      'c6 d6 …',
      'e7',
    ];
    const { asked } = await read(5, answers);
    expect(asked).toEqual(['5/1', '5/2', '5/3', '5/1', '5/2', '5/3', '6/1', '6/2', '6/3', '6/1', '6/2']);
  });

  it('is an error where three pages in a row bring what was there before', async () => {
    expect(await read(null, () => 'a- …')).toEqual({
      asked: ['null/1', 'null/2', 'null/3', 'null/4'],
      brought: ['a- → null', ' → null', ' → null', ' → null', stuckAt('its beginning')],
    });
    const { asked, brought } = await read(5, (i) => (i === 2 ? 'b5 …' : 'a5 …'));
    expect(asked).toHaveLength(6);
    expect(brought.at(-1)).toBe(stuckAt('1970-01-01T00:00:00.005Z'));
  });

  it('is an error where the first three pages hold nothing, or those behind another instant nothing new', async () => {
    expect((await read(5, () => '…')).asked).toEqual(['5/1', '5/2', '5/3']);
    const { asked } = await read(5, (i) => (i === 0 ? 'a5 b6 …' : 'b6 …'));
    expect(asked).toEqual(['5/1', '6/1', '6/2', '6/3']);
  });

  it('is an error where a thousand pages have one instant', async () => {
    const { asked, brought } = await read(5, (i) => `${String.fromCodePoint(0x4e00 + i)}5 …`);
    expect(asked).toHaveLength(1000);
    expect(brought.at(-1)).toBe(stuckAt('1970-01-01T00:00:00.005Z'));
  });
});
