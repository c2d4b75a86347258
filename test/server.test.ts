import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { httpApp, type HttpApp } from './support/http-app.ts';

let server: HttpApp;
beforeAll(async () => {
  server = await httpApp();
});
afterAll(() => server.app.close());

const JSON_BODY = { 'content-type': 'application/json' };

async function post(body: string, headers: Record<string, string> = JSON_BODY): Promise<Response> {
  return fetch(`${server.address}/graphql`, { method: 'POST', body, headers });
}

async function refusalOf(response: Response): Promise<{ status: number; code: unknown; message: string }> {
  expect(response.headers.get('content-type')).toMatch(/^application\/json/);
  const { errors } = (await response.json()) as { errors: { message: string; extensions: { code: string } }[] };
  expect(errors).toHaveLength(1);
  return { status: response.status, code: errors[0]?.extensions.code, message: errors[0]?.message ?? '' };
}

/** Status of a request with a host name of one's own, which fetch does not allow. */
function statusFor(host: string, address = server.address): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asked = request(`${address}/health`, { headers: { host } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    asked.on('error', reject).end();
  });
}

test('an operation is answered by POST', async () => {
  const answer = await post('{"query":"{ hello }"}');
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({ data: { hello: 'world' } });
});

test('an operation is answered by GET when the caller shows that no foreign page sent it', async () => {
  const address = `${server.address}/graphql?query=%7Bhello%7D`;
  expect((await refusalOf(await fetch(address))).code).toBe('BAD_REQUEST');
  expect(await (await fetch(address, { headers: { 'apollo-require-preflight': '1' } })).json()).toEqual({
    data: { hello: 'world' },
  });
});

test.each([
  ['broken JSON', '{"query":', JSON_BODY, 400, 'BAD_REQUEST', /not JSON/],
  ['an empty body', '', JSON_BODY, 400, 'BAD_REQUEST', /empty/],
  ['JSON that is no request', '[1]', JSON_BODY, 400, 'BAD_REQUEST', /./],
  [
    'a body that is not said to be JSON',
    '{"query":"{ hello }"}',
    { 'content-type': 'text/plain' },
    415,
    'BAD_REQUEST',
    /Content-Type: application\/json/,
  ],
  [
    'a body over the limit',
    JSON.stringify({ query: `{ hello } #${'x'.repeat(2_000)}` }),
    JSON_BODY,
    413,
    'LIMIT_EXCEEDED',
    /2000 bytes/,
  ],
])('%s is refused as JSON in the shape of GraphQL errors', async (_name, body, headers, status, code, message) => {
  const refusal = await refusalOf(await post(body, headers));
  expect(refusal).toEqual({ status, code, message: expect.stringMatching(message) as string });
});

test('another method is refused with those that are allowed', async () => {
  const answer = await fetch(`${server.address}/graphql`, { method: 'PUT', body: '{}', headers: JSON_BODY });
  expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, POST']);
});

test('an address without anything is answered in words', async () => {
  for (const path of ['/nothing', '/explorer/nothing', '/explorer/__proto__', '/%']) {
    const { status, message } = await refusalOf(await fetch(server.address + path));
    expect([404, 400]).toContain(status);
    expect(message).toMatch(/GraphQL is at \/graphql|not a valid URL/);
  }
});

test('a request id is taken over, or made up where it is missing or strange', async () => {
  const ids = async (given: string | undefined): Promise<string | null> =>
    (
      await post('{"query":"{ hello }"}', { ...JSON_BODY, ...(given === undefined ? {} : { 'x-request-id': given }) })
    ).headers.get('x-request-id');
  expect(await ids('proxy-7:1')).toBe('proxy-7:1');
  expect(await ids(undefined)).toMatch(/^[0-9a-f-]{36}$/);
  expect(await ids('two words')).toMatch(/^[0-9a-f-]{36}$/);
});

test('each request is one line of the log, without its operation', async () => {
  server.lines.length = 0;
  await (
    await fetch(`${server.address}/graphql?query=%7Bhello%7D`, {
      headers: { 'apollo-require-preflight': '1', 'x-request-id': 'r1' },
    })
  ).text();
  await sleep(20);
  expect(server.lines).toEqual([
    {
      level: 'info',
      time: expect.any(String) as string,
      requestId: 'r1',
      method: 'GET',
      path: '/graphql',
      status: 200,
      ms: expect.any(Number) as number,
      msg: 'request',
    },
  ]);
});

test('an operation learns that its client has gone away, and the log too', async () => {
  server.lines.length = 0;
  const leaving = new AbortController();
  const answer = fetch(`${server.address}/graphql`, {
    method: 'POST',
    body: '{"query":"{ wait(ms: 300) }"}',
    headers: { ...JSON_BODY, 'x-request-id': 'left' },
    signal: leaving.signal,
  });
  setTimeout(() => leaving.abort(), 100);
  await expect(answer).rejects.toThrow();
  expect(await server.gone).toBe('left');
  await sleep(300);
  expect(server.lines).toMatchObject([{ requestId: 'left', msg: 'The client went away before its answer' }]);
  expect(server.lines[0]?.['ms']).toBeGreaterThan(50);
});

test('a page elsewhere that points its name here is not answered, unless the server is open', async () => {
  expect(await statusFor('localhost:4000')).toBe(200);
  expect(await statusFor('127.0.0.1')).toBe(200);
  expect(await statusFor('[::1]:4000')).toBe(200);
  expect(await statusFor('evil.example')).toBe(421);
  const open = await httpApp({ isOpen: true });
  expect(await statusFor('desk.example.com', open.address)).toBe(200);
  await open.app.close();
});

test('answers are not kept, not framed and not shared with other origins', async () => {
  const { headers } = await post('{"query":"{ hello }"}', { ...JSON_BODY, origin: 'https://elsewhere.example' });
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  expect(headers.get('access-control-allow-origin')).toBeNull();
});

test('the health check says whether the database answers', async () => {
  expect(await (await fetch(`${server.address}/health`)).json()).toEqual({ status: 'ok', database: 'ok' });
  server.isDatabaseThere = false;
  const answer = await fetch(`${server.address}/health`);
  server.isDatabaseThere = true;
  expect([answer.status, await answer.json()]).toEqual([503, { status: 'unavailable', database: 'unreachable' }]);
});

test('closing lets a request in flight end and takes no new one', async () => {
  const closing = await httpApp();
  const answer = fetch(`${closing.address}/graphql`, {
    method: 'POST',
    body: '{"query":"{ wait(ms: 300) }"}',
    headers: JSON_BODY,
  });
  await sleep(100);
  const closed = closing.app.close();
  await expect(fetch(`${closing.address}/health`)).rejects.toThrow();
  expect(await (await answer).json()).toEqual({ data: { wait: 'waited' } });
  await closed;
});

test('closing waits for nobody longer than it may', async () => {
  const closing = await httpApp({ shutdownTimeoutMs: 100 });
  const answer = fetch(`${closing.address}/graphql`, {
    method: 'POST',
    body: '{"query":"{ wait(ms: 1500) }"}',
    headers: JSON_BODY,
  });
  const cutOff = expect(answer).rejects.toThrow();
  await sleep(100);
  const begun = performance.now();
  await closing.app.close();
  expect(performance.now() - begun).toBeLessThan(1_200);
  await cutOff;
});
