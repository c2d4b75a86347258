import { held, startPlatform } from './platform.ts';
import { pulled } from './pulled.ts';

const noon = Date.parse('2026-09-14T12:00:00.000Z');
const minute = 60_000;
const many = (count: number, from = noon, step = 1000) =>
  Array.from({ length: count }, (_, i) => held(i + 1, from + i * step));
const textsOf = (sessions: readonly { readonly text: string }[]) => sessions.map(({ text }) => text).sort();

describe('a pull from the Manager API', () => {
  it('brings every call and chat as the bytes that the answer has for it', async () => {
    await using platform = await startPlatform();
    platform.calls.push(...many(250));
    platform.chats.push(...many(30));
    const { pages, texts } = await pulled(platform);
    expect([...texts].sort()).toEqual(textsOf([...platform.calls, ...platform.chats]));
    expect(pages.filter(({ channel }) => channel === 'VOICE').flatMap(({ documents }) => documents)).toHaveLength(250);
    expect(pages.filter(({ channel }) => channel === 'CHAT').flatMap(({ documents }) => documents)).toHaveLength(30);
  });

  it('keeps whole numbers beyond 2^53, spaces and the order of keys', async () => {
    await using platform = await startPlatform();
    const odd = `{ "id" : 9007199254740993,\n "call_type": "Voice Inbound (IVR)", "updated_at":"2026-09-14T12:00:00.000Z", "note": "a ] , { \\" b" }`;
    platform.calls.push({ id: '1', updatedAt: noon, text: odd });
    const { documents } = await pulled(platform);
    expect(documents).toHaveLength(1);
    expect(documents[0]?.bytes.toString()).toBe(odd);
    expect(documents[0]).toMatchObject({
      record: { id: 9007199254740993n },
      source: `${platform.baseUrl}/manager/api/v1/calls/9007199254740993`,
    });
  });

  it('asks for the oldest update first, from the last pull on, less the overlap', async () => {
    await using platform = await startPlatform();
    platform.calls.push(...many(3, noon - 12 * minute, 4 * minute));
    const { documents, highest } = await pulled(platform, { since: noon });
    expect(documents).toHaveLength(2);
    expect(highest).toBe(noon);
    expect(Object.fromEntries(platform.asked[0]?.query ?? [])).toEqual({
      page: '1',
      per: '100',
      sort_column: 'updated_at',
      sort_direction: 'ASC',
      'updated_at[from]': '2026-09-14T11:50:00.000Z',
    });
    expect((await pulled(platform, { since: noon, overlapMs: 0 })).documents).toHaveLength(0);
  });

  it('loses nothing when sessions are updated while it pages, and brings their newest version', async () => {
    await using platform = await startPlatform();
    platform.calls.push(...many(450));
    let clock = noon + 3_600_000;
    platform.beforePage = () => {
      // The five oldest that were pulled already move to the end, and all behind them move up.
      const [oldest] = [[...platform.calls].sort((a, b) => a.updatedAt - b.updatedAt).slice(0, 5)];
      if (clock > noon + 3_600_000 + 60_000) return;
      for (const { id } of oldest) {
        platform.calls.splice(
          platform.calls.findIndex((it) => it.id === id),
          1,
          held(BigInt(id), (clock += 1000)),
        );
      }
    };
    const { texts } = await pulled(platform, { lists: ['calls'] });
    for (const { text } of platform.calls) expect(texts).toContain(text);
  });

  it('passes over more sessions of one instant than a page holds', async () => {
    await using platform = await startPlatform();
    platform.calls.push(
      ...many(10, noon - minute),
      ...Array.from({ length: 230 }, (_, i) => held(1000 + i, noon)),
      ...many(10, noon + minute),
    );
    const { texts } = await pulled(platform, { lists: ['calls'] });
    expect([...texts].sort()).toEqual(textsOf(platform.calls));
    expect(platform.asked.length).toBeLessThan(12);
  });

  it('finds sessions of one instant that moved up while it paged over them', async () => {
    await using platform = await startPlatform();
    platform.calls.push(...Array.from({ length: 250 }, (_, i) => held(i + 1, noon)));
    platform.beforePage = ({ query }) => {
      if (query.get('page') !== '2' || platform.calls.some(({ updatedAt }) => updatedAt > noon)) return;
      platform.calls.splice(0, 20, ...Array.from({ length: 20 }, (_, i) => held(i + 1, noon + minute)));
    };
    const { texts } = await pulled(platform, { lists: ['calls'] });
    for (const { text } of platform.calls) expect(texts).toContain(text);
  });

  it.each([
    ['totals alone', false, true],
    ['links alone', true, false],
    ['neither links nor totals', false, false],
  ])('ends, with everything, where the server sends %s', async (_, hasLinks, hasTotal) => {
    await using platform = await startPlatform();
    Object.assign(platform, { hasLinks, hasTotal });
    platform.calls.push(...many(200));
    expect((await pulled(platform)).texts).toHaveLength(200);
  });

  it('ends with an error where every page is the same one', async () => {
    await using platform = await startPlatform();
    platform.calls.push(...Array.from({ length: 150 }, (_, i) => held(i + 1, noon)));
    platform.fault = ({ query }) => {
      query.set('page', '1');
      return false;
    };
    await expect(pulled(platform, { lists: ['calls'] })).rejects.toThrow(
      /does not get on from 2026-09-14T12:00:00.000Z/,
    );
    expect(platform.asked.length).toBeLessThan(10);
  });

  it('ends with an error where the server keeps to another order, which would leave sessions out', async () => {
    await using platform = await startPlatform();
    platform.calls.push(...many(5).reverse());
    platform.fault = ({ query }) => {
      query.delete('sort_column');
      return false;
    };
    await expect(pulled(platform, { lists: ['calls'] })).rejects.toThrow(/does not keep to the asked order/);
  });

  it('takes in sessions that are not over', async () => {
    await using platform = await startPlatform();
    platform.calls.push(held(1, noon, { status: 'connected', ends_at: null }));
    expect((await pulled(platform)).documents).toMatchObject([{ record: { status: 'connected', ends_at: null } }]);
  });
});

describe('how far a pull is', () => {
  it('is told by the list that is further behind, so that stopping loses nothing of either', async () => {
    await using platform = await startPlatform();
    platform.calls.push(...many(500, noon, minute));
    platform.chats.push(...many(350, noon - 100 * minute, minute));
    const { pages, highest } = await pulled(platform);
    const done = { VOICE: 0, CHAT: 0 };
    for (const { channel, documents, highest: now } of pages) {
      done[channel] += documents.length;
      if (now === null) continue;
      expect(platform.calls.filter(({ updatedAt }) => updatedAt < now).length).toBeLessThanOrEqual(done.VOICE);
      expect(platform.chats.filter(({ updatedAt }) => updatedAt < now).length).toBeLessThanOrEqual(done.CHAT);
    }
    expect(highest).toBe(noon + 499 * minute);
  });

  it('is not ahead of a list that ended while the other went on', async () => {
    await using platform = await startPlatform();
    const now = Date.now();
    platform.calls.push(...many(250, now - 1000 * minute, minute), held(900, now + 60 * minute));
    platform.chats.push(held(7, now - 2000 * minute));
    const { highest } = await pulled(platform);
    expect(highest).toBeLessThan(now + minute);
    expect(highest).toBeGreaterThan(now - minute);
  });

  it('stays where it was when nothing is new, and is unknown where there is nothing at all', async () => {
    await using platform = await startPlatform();
    expect((await pulled(platform)).highest).toBeNull();
    expect((await pulled(platform, { since: noon })).highest).toBe(noon);
  });
});
