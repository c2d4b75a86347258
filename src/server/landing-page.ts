import type { FastifyInstance, FastifyReply } from 'fastify';
import { firstOperation, jsonForPage, pageFile, pageText, sendFile } from './page-files.ts';

const APOLLO = 'https://*.apollographql.com';

/** Sandbox is a script and a frame of Apollo's; the rest is ours, and nothing is inline. */
const CONTENT_POLICY = [
  "default-src 'none'",
  `script-src 'self' ${APOLLO}`,
  `style-src 'self' ${APOLLO}`,
  `connect-src 'self' ${APOLLO}`,
  `frame-src ${APOLLO}`,
  `img-src 'self' data: ${APOLLO}`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Adds the files of the landing page, and gives back how to send the page itself, which shares its address with GraphQL. */
export function addLandingPage(http: FastifyInstance): (reply: FastifyReply) => FastifyReply {
  const page = pageText('landing.html').replace('{{FIRST_OPERATION}}', () =>
    jsonForPage({ document: firstOperation() }),
  );
  const script = pageFile('text/javascript; charset=utf-8', pageText('landing.js'));
  const style = pageFile('text/css; charset=utf-8', pageText('landing.css'));
  http.get('/landing.js', (request, reply) => sendFile(request, reply, script));
  http.get('/landing.css', (request, reply) => sendFile(request, reply, style));
  http.get('/', (_request, reply) => reply.redirect('/graphql'));
  return (reply) =>
    reply
      .headers({ 'content-security-policy': CONTENT_POLICY, 'cache-control': 'no-cache', vary: 'accept' })
      .type('text/html; charset=utf-8')
      .send(page);
}

/** Whether a browser asks for a page: HTML is named, and JSON is not named before it. */
export function prefersPage(accept: string | undefined): boolean {
  const [html, json] = [(accept ?? '').indexOf('text/html'), (accept ?? '').search(/json/)];
  return html >= 0 && (json < 0 || html < json);
}
