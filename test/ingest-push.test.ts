import { request, type IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { contentsOf, query } from './ingest-contents.ts';
import { call, ingestRecords } from './ingest-records.ts';
import { templateCopy } from './support/postgres.ts';
import { JSON_BODY, LINES, linesOf, place, refusalOf } from './support/push-place.ts';

describe('POST /ingest', () => {
  it('takes one record, and tells what became of it', async () => {
    await using server = await place();
    const answer = await server.post(JSON.stringify(call(7)), JSON_BODY, '?instance=emea');
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({
      records: [{ source: 'push', channel: 'VOICE', externalId: '7', outcome: 'new' }],
      counts: { new: 1, replaced: 0, same: 0, stale: 0, quarantined: 0 },
    });
    const { rows } = await query(server.database, 'SELECT instance, external_id FROM sessions');
    expect(rows).toEqual([{ instance: 'emea', external_id: '7' }]);
  });

  it('takes a list, and quarantines what makes no sense', async () => {
    await using server = await place();
    const big = JSON.stringify(call(2 ** 53)).replace('9007199254740992', '9007199254740993');
    const answer = await server.post(`[${big}, {"id": 2}, ${JSON.stringify(call(3))}]`, JSON_BODY, '?source=crm');
    const { records, counts } = (await answer.json()) as { records: unknown[]; counts: unknown };
    expect(records).toEqual([
      { source: 'crm[0]', channel: 'VOICE', externalId: '9007199254740993', outcome: 'new' },
      { source: 'crm[1]', outcome: 'quarantined', problems: [expect.stringMatching(/call/)] },
      { source: 'crm[2]', channel: 'VOICE', externalId: '3', outcome: 'new' },
    ]);
    expect(counts).toMatchObject({ new: 2, quarantined: 1 });
  });

  it('takes a stream of lines, packed or not, and answers in lines', async () => {
    await using server = await place();
    const records = Array.from({ length: 1203 }, (_, i) => call(i + 1));
    const packed = gzipSync(linesOf(...records));
    const answer = await server.post(packed, { ...LINES, 'content-encoding': 'gzip' });
    expect(answer.headers.get('content-type')).toMatch(/^application\/x-ndjson/);
    const lines = (await answer.text())
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.slice(0, -1).map(({ externalId }) => externalId)).toEqual(records.map(({ id }) => String(id)));
    expect(lines.at(-1)).toEqual({ counts: { new: 1203, replaced: 0, same: 0, stale: 0, quarantined: 0 } });
  });

  it('answers records while others are still on their way', async () => {
    await using server = await place();
    const sending = request(server.url, { method: 'POST', headers: LINES });
    const answered = new Promise<IncomingMessage>((resolve) => sending.on('response', resolve));
    sending.write(linesOf(...Array.from({ length: 501 }, (_, i) => call(i + 1))));
    // The second batch makes room for telling of the first.
    await sleep(300);
    sending.write(linesOf(...Array.from({ length: 501 }, (_, i) => call(i + 1001))));
    const answer = await answered;
    const [first] = (await answer[Symbol.asyncIterator]().next()).value.toString().split('\n') as string[];
    expect(JSON.parse(first ?? '')).toMatchObject({ externalId: '1', outcome: 'new' });
    sending.destroy();
  });

  it('changes nothing when the same is sent again, and stores what files would', async () => {
    await using server = await place();
    await using other = await templateCopy();
    const records = [call(1), call(2, { updated_at: '2026-09-14T10:00:00.000-07:00' }), { id: 3 }];
    for (const outcome of ['new', 'same']) {
      const answer = await server.post(linesOf(...records), LINES, '?instance=here');
      expect(await answer.text()).toContain(`"outcome":"${outcome}"`);
    }
    await ingestRecords(other.url, records);
    const [sent, read] = [await contentsOf(server.database), await contentsOf(other.url)];
    expect({ ...sent, quarantined_documents: [] }).toEqual({ ...read, quarantined_documents: [] });
    expect(sent['quarantined_documents']).toHaveLength(1);
  });

  it('takes nothing from web pages: they may send text and forms, which are not read', async () => {
    await using server = await place();
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', '']) {
      const answer = await server.post(
        Buffer.from(JSON.stringify(call(1))),
        type === '' ? {} : { 'content-type': type },
      );
      expect(await refusalOf(answer)).toEqual([415, 'BAD_REQUEST', expect.stringContaining('application/x-ndjson')]);
    }
    const asked = await fetch(server.url, { method: 'OPTIONS', headers: { origin: 'https://elsewhere.example' } });
    expect([asked.status, asked.headers.get('access-control-allow-origin')]).toEqual([404, null]);
  });

  it('takes nothing without the right', async () => {
    await using server = await place({ mayIngest: false });
    const answer = await server.post(JSON.stringify(call(1)), JSON_BODY);
    expect(await refusalOf(answer)).toEqual([403, 'FORBIDDEN', expect.stringContaining('ALLOW_OPEN')]);
  });

  it('limits what it reads', async () => {
    await using server = await place();
    const long = JSON.stringify(call(1, { feedback: 'x'.repeat(200_000) }));
    expect(await (await server.post(long, JSON_BODY)).json()).toMatchObject({
      records: [{ outcome: 'quarantined', problems: [expect.stringContaining('98 KiB')] }],
    });
    const tooLong = [413, 'LIMIT_EXCEEDED', expect.stringContaining('1000000 bytes')];
    expect(await refusalOf(await server.post(' '.repeat(1_000_001), JSON_BODY))).toEqual(tooLong);
    expect(await refusalOf(await server.post('', JSON_BODY))).toEqual([
      400,
      'BAD_REQUEST',
      expect.stringContaining('empty'),
    ]);
    expect(await refusalOf(await server.post('{}', JSON_BODY, '?instance='))).toEqual([
      400,
      'BAD_USER_INPUT',
      expect.stringContaining('`instance`'),
    ]);
    const packed = await server.post('{}', { ...JSON_BODY, 'content-encoding': 'br' });
    expect(await refusalOf(packed)).toEqual([415, 'BAD_REQUEST', expect.stringContaining('gzip')]);
  });

  it('tells at the end when a stream turns out to be too large; what it told before is stored', async () => {
    await using server = await place();
    const sent = linesOf(...Array.from({ length: 5_000 }, (_, i) => call(i + 1)));
    async function* slowly(): AsyncGenerator<Buffer> {
      for (let at = 0; at < sent.length; at += 100_000) {
        yield Buffer.from(sent.slice(at, at + 100_000));
        await sleep(50);
      }
    }
    const answer = await fetch(server.url, {
      method: 'POST',
      headers: LINES,
      body: slowly() as never,
      duplex: 'half',
    } as RequestInit);
    const lines = (await answer.text())
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.at(-1)).toMatchObject({ error: { code: 'LIMIT_EXCEEDED' } });
    const { rows } = await query<{ count: string }>(server.database, 'SELECT count(*) FROM sessions');
    expect(Number(rows[0]?.count)).toBe(lines.length - 1);
    expect(lines.length - 1).toBeGreaterThanOrEqual(500);
  });

  it('reads no faster than it stores, and leaves nothing behind when the sender goes away', async () => {
    await using server = await place();
    const sending = request(server.url, { method: 'POST', headers: LINES });
    sending.on('error', () => undefined);
    sending.write(linesOf(call(1), call(2)));
    sending.write('{"id": 3, "call_ty');
    await sleep(200);
    sending.destroy();
    await sleep(200);
    const { rows } = await query(
      server.database,
      `SELECT (SELECT count(*)::int FROM sessions) AS sessions, (SELECT count(*)::int FROM quarantined_documents) AS quarantined,
              (SELECT count(*)::int FROM pg_stat_activity WHERE application_name = 'sessiongraph push' AND datname = current_database() AND state <> 'idle') AS busy`,
    );
    expect(rows).toEqual([{ sessions: 0, quarantined: 0, busy: 0 }]);
    // The lane is free again.
    expect((await server.post(JSON.stringify(call(9)), JSON_BODY)).status).toBe(200);
  });

  it('says nothing of the inside when the database fails', async () => {
    await using server = await place();
    await query(server.database, 'ALTER TABLE sessions RENAME TO elsewhere');
    const answer = await server.post(JSON.stringify(call(1)), JSON_BODY);
    expect(await refusalOf(answer)).toEqual([
      500,
      'INTERNAL_SERVER_ERROR',
      expect.not.stringMatching(/sessions|relation/),
    ]);
    expect(server.lines.join('')).toContain('could not be taken in');
  });
});
