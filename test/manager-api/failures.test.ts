import type { ServerResponse } from 'node:http';
import { pullSessions } from '../../src/ingest/manager-api/pull.ts';
import { StoreError } from '../../src/storage/store-error.ts';
import { held, startPlatform, token, type Fault } from './platform.ts';
import { pulled, quick } from './pulled.ts';

const noon = Date.parse('2026-09-14T12:00:00.000Z');
const many = (count: number) => Array.from({ length: count }, (_, i) => held(i + 1, noon + i * 1000));

const status =
  (code: number, headers: Record<string, string> = {}): Fault =>
  (_, response) => {
    response.writeHead(code, headers).end(`{"message":"${token}"}`);
    return true;
  };

/** A fault for the first so many requests. */
const first = (count: number, fault: Fault): Fault => {
  let left = count;
  return (asked, response) => left-- > 0 && fault(asked, response);
};

const body =
  (text: string): Fault =>
  (_, response) => {
    response.writeHead(200).end(text);
    return true;
  };

const failureOf = async (promise: Promise<unknown>): Promise<StoreError> => {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(StoreError);
  expect((error as StoreError).message).not.toContain(token);
  return error as StoreError;
};

describe('a pull that the platform refuses', () => {
  it.each([
    [401, 'DENIED', /answered 401: it does not know the user acme with this token/],
    [403, 'DENIED', /answered 403: the token may not read this list/],
    [404, 'MISCONFIGURED', /answered 404: there is no Manager API/],
    [302, 'MISCONFIGURED', /answered 302: it sends us elsewhere/],
    [422, 'MISCONFIGURED', /answered 422/],
  ] as const)('with %d says why, and asks once', async (code, kind, message) => {
    await using platform = await startPlatform();
    platform.fault = status(code, { location: 'http://127.0.0.1:1/' });
    const error = await failureOf(pulled(platform, { lists: ['calls'] }));
    expect(error).toMatchObject({ kind, isTemporary: false });
    expect(error.message).toMatch(message);
    expect(error.message).toContain(platform.baseUrl);
    expect(platform.asked).toHaveLength(1);
  });

  it('because of a wrong token says why', async () => {
    await using platform = await startPlatform();
    const error = await failureOf(pulled(platform, { token: 'another' }));
    expect(error.kind).toBe('DENIED');
  });
});

describe('a pull that meets trouble', () => {
  const troubles: readonly (readonly [string, Fault])[] = [
    ['500', status(500)],
    ['503 that says when', status(503, { 'retry-after': '0' })],
    ['429', status(429)],
    ['a connection that breaks', (_, response) => Boolean(response.socket?.destroy())],
    [
      'half a body',
      (_, response) => {
        response.writeHead(200, { 'content-length': 1000 }).write('[{"id": 1, "call_type": "x"', () => {
          response.socket?.destroy();
        });
        return true;
      },
    ],
    ['a page cut off inside a session', body('[{"id": 1, "call_type": "x"')],
    ['a page cut off between sessions', body('[{"id": 1, "call_type": "x"},')],
    ['a page cut off before its first session', body('[')],
    ['no list but an object', body('{"message": "try later"}')],
    ['no JSON but a page', body('<html></html>')],
    ['nothing', body('')],
    ['something behind the list', body('[] {"id": 1}')],
  ];

  it.each(troubles)('such as %s asks again, and loses nothing', async (_, fault) => {
    await using platform = await startPlatform();
    platform.calls.push(...many(150));
    platform.fault = first(3, fault);
    const { texts } = await pulled(platform);
    expect([...texts].sort()).toEqual(platform.calls.map(({ text }) => text).sort());
  });

  it.each(troubles)('such as %s all the time ends with an error that says it may work later', async (_, fault) => {
    await using platform = await startPlatform();
    platform.fault = fault;
    const error = await failureOf(pulled(platform, { lists: ['calls'], attempts: 3 }));
    expect(error).toMatchObject({ kind: 'UNAVAILABLE', isTemporary: true });
    expect(platform.asked).toHaveLength(3);
  });

  it('in the middle has brought what came before, with how far that is', async () => {
    await using platform = await startPlatform();
    platform.calls.push(...many(350));
    platform.fault = (asked, response) =>
      Date.parse(asked.query.get('updated_at[from]') ?? '') > noon + 150_000 && status(500)(asked, response) === true;
    const pages: { count: number; highest: number | null }[] = [];
    await expect(
      (async () => {
        for await (const { documents, highest } of pullSessions(quick(platform, { lists: ['calls'], attempts: 2 }))) {
          pages.push({ count: documents.length, highest });
        }
      })(),
    ).rejects.toThrow(/answered 500/);
    expect(pages).toEqual([
      { count: 100, highest: noon + 99_000 },
      { count: 99, highest: noon + 198_000 },
    ]);
  });

  it('of a server that never answers, or never ends, gives up in time', async () => {
    await using platform = await startPlatform();
    platform.fault = () => true;
    const options = { lists: ['calls'] as const, attempts: 2, timeoutMs: 50 };
    expect((await failureOf(pulled(platform, options))).message).toMatch(/took longer than 50 ms/);
    platform.fault = (_, response) => {
      response.writeHead(200).write('[');
      return true;
    };
    expect((await failureOf(pulled(platform, options))).message).toMatch(/took longer than 50 ms/);
  });

  it('of a server that is not there says so', async () => {
    const platform = await startPlatform();
    await platform[Symbol.asyncDispose]();
    const error = await failureOf(pulled(platform, { attempts: 1 }));
    expect(error.message).toMatch(/gives no answer, or not all of it: nothing listens there/);
  });

  it('of an endless answer stops reading', async () => {
    await using platform = await startPlatform();
    let sent = 0;
    const pour = (response: ServerResponse): void => {
      const more = Buffer.alloc(1024 * 1024, ' ');
      const next = (): void => {
        while (!response.destroyed && response.write(more)) sent++;
      };
      response.on('drain', next);
      next();
    };
    platform.fault = (_, response) => {
      response.writeHead(200).write('[');
      pour(response);
      return true;
    };
    const error = await failureOf(pulled(platform, { lists: ['calls'], attempts: 1 }));
    expect(error.message).toMatch(/larger than 64.0 MiB/);
    expect(sent).toBeLessThan(200);
  });
});

describe('the rate of a pull', () => {
  it('is below ten requests a second, both lists together, so that none is refused', async () => {
    await using platform = await startPlatform();
    platform.mostPerSecond = 10;
    for (const sessions of [platform.calls, platform.chats]) sessions.push(...many(80));
    const { texts } = await pulled(platform, { perPage: 10, requestsPerSecond: 9 });
    expect(texts).toHaveLength(160);
    expect(new Set(platform.sent)).toEqual(new Set([200]));
    const [begin, end] = [platform.asked[0], platform.asked.at(-1)].map((asked) => asked?.at ?? 0);
    expect((platform.asked.length - 1) / (((end ?? 0) - (begin ?? 0)) / 1000)).toBeLessThan(10);
  });

  it('holds every request back for as long as a 429 says', async () => {
    await using platform = await startPlatform();
    platform.mostPerSecond = 10;
    for (const sessions of [platform.calls, platform.chats]) sessions.push(...many(80));
    expect((await pulled(platform, { perPage: 10 })).texts).toHaveLength(160);
    const refused = platform.sent.filter((sent) => sent === 429).length;
    expect(refused).toBeGreaterThan(0);
    expect(refused).toBeLessThan(6);
  });
});

describe('a pull that is stopped', () => {
  it.each([
    ['waits for an answer', (() => true) as Fault],
    ['waits because it was told to', status(429, { 'retry-after': '30' })],
    ['waits to try again', status(503, { 'retry-after': '30' })],
  ])('while it %s ends at once with the reason', async (_, fault) => {
    await using platform = await startPlatform();
    platform.fault = fault;
    const stop = new AbortController();
    const reason = new Error('closing');
    setTimeout(() => stop.abort(reason), 30);
    const begun = performance.now();
    await expect(pulled(platform, { signal: stop.signal })).rejects.toBe(reason);
    expect(performance.now() - begun).toBeLessThan(1000);
  });

  it('before it begins asks nothing', async () => {
    await using platform = await startPlatform();
    const reason = new Error('closing');
    await expect(pulled(platform, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect(platform.asked).toHaveLength(0);
  });

  it('by whoever reads it asks for nothing more', async () => {
    await using platform = await startPlatform();
    platform.calls.push(...many(1000));
    for await (const { documents } of pullSessions(quick(platform))) if (documents.length > 0) break;
    const before = platform.asked.length;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(platform.asked.length - before).toBeLessThanOrEqual(1);
  });
});

describe('what an address must be', () => {
  it.each([
    ['http://acme.example.com', /carry the token readable/],
    ['acme', /no address/],
    ['https://acme:secret@example.com', /holds credentials/],
    ['https://acme.example.com?x=1', /goes on after the path/],
    ['http://127.0.0.1:1', /has no subdomain/],
    ['ftp://acme.example.com', /use https/],
  ])('%s is refused', async (baseUrl, message) => {
    const pull = pullSessions({ baseUrl, token, since: null });
    const error = await failureOf(pull.next());
    expect(error.kind).toBe('MISCONFIGURED');
    expect(error.message).toMatch(message);
    expect(error.message).not.toContain('secret');
  });
});

describe('a session that cannot be taken in', () => {
  it('is refused under one name, wherever it stands, and the rest is brought', async () => {
    await using platform = await startPlatform();
    platform.calls.push(held(1, noon), held(2, noon + 1, { note: 'x'.repeat(1000) }), held(3, noon + 2));
    platform.calls.push({ id: '', updatedAt: noon + 3, text: 'null' });
    const { documents } = await pulled(platform, { lists: ['calls'], limits: { bytes: 500 } });
    const list = `${platform.baseUrl}/manager/api/v1/calls`;
    expect(documents.map((document) => [document.source, 'problems' in document ? document.problems : []])).toEqual([
      [`${list}/1`, []],
      [`${list}/2`, ['the record is larger than 500 bytes']],
      [`${list}/3`, []],
      [list, ['the record is null; a session is an object']],
    ]);
  });
});
