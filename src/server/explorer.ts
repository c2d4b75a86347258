import type { FastifyInstance } from 'fastify';
import { firstOperation, jsonForPage, pageFile, pageText, sendFile, type PageFile } from './page-files.ts';

/** Everything comes from here. The editor writes style elements of its own and keeps its icons and fonts as data. */
const CONTENT_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Adds /explorer: GraphiQL as npm brings it, which loads nothing from the internet. */
export function addExplorer(http: FastifyInstance): void {
  const page = pageText('explorer.html').replace('{{FIRST_OPERATION}}', () =>
    jsonForPage({ document: firstOperation() }),
  );
  let files: Promise<ReadonlyMap<string, PageFile>> | undefined;
  http.get('/explorer', (_request, reply) =>
    reply
      .headers({ 'content-security-policy': CONTENT_POLICY, 'cache-control': 'no-cache' })
      .type('text/html; charset=utf-8')
      .send(page),
  );
  http.get<{ Params: { file: string } }>('/explorer/:file', async (request, reply) => {
    files ??= explorerFiles();
    const file = (await files).get(request.params.file);
    return file === undefined ? reply.callNotFound() : sendFile(request, reply, file);
  });
}

/** Read on the first visit only: nine megabytes that most servers never need. */
async function explorerFiles(): Promise<ReadonlyMap<string, PageFile>> {
  const { css, editorWorkerService, graphqlWorker, js, jsonWorker } =
    await import('@graphql-yoga/render-graphiql/graphiql');
  const script = (text: string): PageFile => pageFile('text/javascript; charset=utf-8', text);
  return new Map([
    ['graphiql.js', script(js)],
    ['graphiql.css', pageFile('text/css; charset=utf-8', css)],
    ['editor-worker.js', script(editorWorkerService)],
    ['json-worker.js', script(jsonWorker)],
    ['graphql-worker.js', script(graphqlWorker)],
    ['start.js', script(pageText('explorer.js'))],
  ]);
}
