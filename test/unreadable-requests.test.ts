import { connect } from 'node:net';
import { httpApp, type HttpApp } from './support/http-app.ts';

/* Requests that are no good HTTP are refused in the shape of every other refusal. */

let server: HttpApp;
beforeAll(async () => {
  server = await httpApp();
});
afterAll(() => server.app.close());

/** Sends bytes as they are; resolves with all that comes back. */
function answerTo(bytes: string): Promise<string> {
  const { hostname, port } = new URL(server.address);
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    socket.setEncoding('utf8').on('data', (text: string) => (answer += text));
    socket.on('end', () => resolve(answer)).on('error', reject);
  });
}

test.each([
  ['no HTTP', 'HELLO\r\n\r\n', 400, 'BAD_REQUEST'],
  ['a header without a colon', 'GET / HTTP/1.1\r\nhost localhost\r\n\r\n', 400, 'BAD_REQUEST'],
  [
    'no length that is one',
    'POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-length: x\r\n\r\n',
    400,
    'BAD_REQUEST',
  ],
  [
    'headers of 100 KB',
    `GET / HTTP/1.1\r\nhost: localhost\r\nx: ${'y'.repeat(100_000)}\r\n\r\n`,
    431,
    'LIMIT_EXCEEDED',
  ],
  [
    'an address of 100 KB',
    `GET /graphql?query=${'y'.repeat(100_000)} HTTP/1.1\r\nhost: localhost\r\n\r\n`,
    431,
    'LIMIT_EXCEEDED',
  ],
  ['HTTP/1.0 without Host', 'GET /graphql?query={hello} HTTP/1.0\r\n\r\n', 400, 'BAD_REQUEST'],
])('%s is refused in words', async (_what, bytes, status, code) => {
  const [head = '', body = ''] = (await answerTo(bytes)).split('\r\n\r\n');
  expect(head).toMatch(new RegExp(`^HTTP/1.1 ${String(status)} `));
  expect(JSON.parse(body)).toEqual({
    errors: [{ message: expect.stringMatching(/^The .*\.$/) as string, extensions: { code } }],
  });
});
