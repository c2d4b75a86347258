import { createReadStream } from 'node:fs';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { defaultLimits } from '../../src/ingest/document/document.ts';
import { createPushTarget } from '../../src/ingest/push.ts';
import { createLog } from '../../src/log.ts';
import { createApp } from '../../src/server/app.ts';
import { INSTANCE } from '../sessions-data.ts';

/** Sends a file of lines to `POST /ingest` over HTTP, sender and server in this process. Returns how many sessions were stored. */
export async function pushLines(url: string, file: string): Promise<number> {
  const push = createPushTarget(url, defaultLimits);
  const app = await createApp({
    // Nobody asks anything here.
    graphql: {
      apollo: { start: () => Promise.resolve(), stop: () => Promise.resolve(), assertStarted: () => {} },
    } as never,
    health: null as never,
    push,
    bodyLimitBytes: 1024,
    ingestBodyLimitBytes: 2 ** 40,
    isOpen: false,
    mayIngest: true,
    shutdownTimeoutMs: 1000,
    log: createLog('error'),
  });
  const port = await app.listen({ host: '127.0.0.1', port: 0 });
  try {
    const answer = await new Promise<string>((resolve, reject) => {
      const headers = { 'content-type': 'application/x-ndjson' };
      const sending = request({ port, path: `/ingest?instance=${INSTANCE}`, method: 'POST', headers });
      sending.on('error', reject).on('response', (response) => void text(response).then(resolve, reject));
      createReadStream(file).pipe(sending);
    });
    const { counts } = JSON.parse(answer.trimEnd().split('\n').at(-1) ?? '') as { counts: Record<string, number> };
    return (counts['new'] ?? 0) + (counts['replaced'] ?? 0) + (counts['same'] ?? 0);
  } finally {
    await app.close();
    await push.close();
  }
}
