import { readFileSync } from 'node:fs';
import { httpApp, type HttpApp } from './support/http-app.ts';

const BROWSER = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };
const OPERATION = readFileSync('src/server/pages/first-operation.graphql', 'utf8');

let server: HttpApp;
beforeAll(async () => {
  server = await httpApp();
});
afterAll(() => server.app.close());

/** Addresses that a page names in attributes. */
const linksOf = (page: string): string[] =>
  [...page.matchAll(/(?:src|href)="([^"]+)"/g)]
    .map(([, link = '']) => link)
    .filter((link) => !link.startsWith('data:'));

const operationOf = (page: string): unknown =>
  (
    JSON.parse(/<script type="application\/json" id="first-operation">([^]*?)<\/script>/.exec(page)?.[1] ?? '') as {
      document: unknown;
    }
  ).document;

test('a browser that opens the server arrives at the landing page', async () => {
  const answer = await fetch(server.address, { headers: BROWSER });
  expect([answer.url, answer.status]).toEqual([`${server.address}/graphql`, 200]);
  expect(answer.headers.get('content-type')).toMatch(/^text\/html/);
});

test.each(['/graphql', '/explorer'])(
  '%s begins with the first operation, and all that it names is there',
  async (path) => {
    const answer = await fetch(server.address + path, { headers: BROWSER });
    const page = await answer.text();
    expect(operationOf(page)).toBe(OPERATION);
    for (const link of linksOf(page)) {
      const { status } = await fetch(server.address + link, { headers: BROWSER });
      expect([link, status]).toEqual([link, 200]);
    }
  },
);

test('the landing page links the explorer for whom the internet does not answer', async () => {
  const page = await (await fetch(`${server.address}/graphql`, { headers: BROWSER })).text();
  expect(page).toMatch(/id="offline" hidden[^]*href="\/explorer"/);
});

test('the landing page may load Apollo Sandbox and nothing else from elsewhere, and no inline script', async () => {
  const policy =
    (await fetch(`${server.address}/graphql`, { headers: BROWSER })).headers.get('content-security-policy') ?? '';
  expect(policy.match(/https:[^ ;]*/g)?.every((source) => source === 'https://*.apollographql.com')).toBe(true);
  expect(policy).not.toContain('unsafe');
});

test('the explorer may load nothing from elsewhere', async () => {
  const answer = await fetch(`${server.address}/explorer`, { headers: BROWSER });
  expect(answer.headers.get('content-security-policy')).not.toMatch(/https?:|\*/);
  expect(linksOf(await answer.text()).every((link) => link.startsWith('/'))).toBe(true);
});

test.each(['editor-worker.js', 'json-worker.js', 'graphql-worker.js'])('the explorer finds its %s', async (name) => {
  const script = await (await fetch(`${server.address}/explorer/start.js`)).text();
  expect(script).toContain(`'/explorer/${name}'`);
  expect((await fetch(`${server.address}/explorer/${name}`)).headers.get('content-type')).toMatch(/^text\/javascript/);
});

test('a file that the browser has already is not sent again', async () => {
  const first = await fetch(`${server.address}/explorer/graphiql.js`);
  await first.arrayBuffer();
  const etag = first.headers.get('etag') ?? '';
  expect((await fetch(`${server.address}/explorer/graphiql.js`, { headers: { 'if-none-match': etag } })).status).toBe(
    304,
  );
});

test('a client that asks for JSON gets JSON at the same address', async () => {
  for (const accept of ['*/*', 'application/json', 'application/graphql-response+json, text/html;q=0.5']) {
    const answer = await fetch(`${server.address}/graphql?query=%7Bhello%7D`, {
      headers: { accept, 'apollo-require-preflight': '1' },
    });
    expect(await answer.json()).toEqual({ data: { hello: 'world' } });
  }
});
