import { readFile } from 'node:fs/promises';
import { inDatabase, type BenchServer } from '../database.ts';
import { ratiosOf, showMedian, showSpread, table } from '../figures.ts';
import type { LoadResult } from '../load/load.ts';
import { runLoad } from '../load/run-load.ts';
import type { BenchOptions } from '../options.ts';
import { paths } from '../paths.ts';
import { installPeer } from '../queries/peer.ts';
import { planOf, sentFor, type Sent } from '../sent-statements.ts';
import type { ServerProcess } from '../server-process.ts';
import { fillGrown } from './grown-sessions.ts';
import { peerQuestion, toldByPeer } from './peer-question.ts';
import { assertSameGroups, ofQueues, toldByHand, toldByUs } from './same-answer.ts';
import { statementTimes } from './statement-times.ts';
import { range, statisticsRequests as requests } from './statistics-requests.ts';
import { ask, startAggregates, startHandWritten, startSessionGraph } from './statistics-servers.ts';

/** A request to one of the servers, and the one that its time is compared with. */
interface Line {
  readonly name: string;
  readonly server: ServerProcess;
  readonly body: string;
  readonly against: string | null;
}

const HAND = 'hand-written SQL, its rows as JSON';
const ONE = 'a service level of one threshold';
const PEER = 'waits by queue, PostGraphile with aggregates, Node 22';

/** Measures statistics over a year of sessions; the answer is Markdown. */
export async function measureStatistics({ ensure, postmaster }: BenchServer, options: BenchOptions): Promise<string> {
  const { statisticsSessions: sessions, rounds, seconds, warmSeconds } = options;
  const url = await ensure(`statistics_${sessions}`, (to) => fillGrown(to, sessions));
  const hand: Sent = { text: await readFile(`${paths.sql}/queue-days.sql`, 'utf8'), values: [range.from, range.to] };
  const servers: ServerProcess[] = [];
  const started = async (server: Promise<ServerProcess>): Promise<ServerProcess> => {
    servers.push(await server);
    return server;
  };
  try {
    const ours = await started(startSessionGraph(url));
    const lines: Line[] = [
      { name: HAND, server: await started(startHandWritten(url, hand)), body: '{}', against: null },
      { name: 'waits by queue and day', server: ours, body: requests.queueDays, against: HAND },
      { name: ONE, server: ours, body: requests.oneThreshold, against: null },
      { name: 'service levels of 20 thresholds', server: ours, body: requests.manyThresholds, against: ONE },
      { name: 'rows, totals and groups of two grains', server: ours, body: requests.desk, against: null },
    ];
    const groups = toldByUs(await ask(ours, requests.queueDays));
    assertSameGroups(HAND, groups, toldByHand(await ask((lines[0] as Line).server, '{}')));
    const peer = options.withPeer ? await installPeer() : null;
    if (peer) {
      const ours22 = await started(startSessionGraph(url, peer.node));
      const theirs = await started(startAggregates(url, peer));
      const told = ofQueues(toldByUs(await ask(ours22, requests.queues)));
      assertSameGroups(PEER, told, toldByPeer(await ask(theirs, peerQuestion)));
      lines.push(
        { name: PEER, server: theirs, body: peerQuestion, against: null },
        { name: 'waits by queue, Node 22', server: ours22, body: requests.queues, against: PEER },
      );
    }
    const results = new Map<string, LoadResult[]>(lines.map(({ name }) => [name, []]));
    for (let round = 0; round < rounds; round++) {
      for (const { name, server, body } of lines) {
        const order = { port: server.port, path: '/graphql', bodies: [body], connections: 1, postmaster };
        results.get(name)?.push(await runLoad({ ...order, server: server.pid, warmSeconds, seconds }));
      }
    }
    return [
      `## Statistics over 30 days of ${sessions} sessions`,
      `### Requests over HTTP, one connection\n\n${groups.size} groups of a queue and a day have rows.\n\n${show(lines, results)}`,
      await compareSql(url, hand, options),
    ].join('\n\n');
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
}

function show(lines: readonly Line[], results: ReadonlyMap<string, readonly LoadResult[]>): string {
  const times = (name: string): number[] => (results.get(name) ?? []).map(({ p50 }) => p50);
  const rows = lines.map(({ name, against }) => {
    const own = results.get(name) ?? [];
    return [
      name,
      against === null ? '' : `${showSpread(ratiosOf(times(name), times(against)))} × ${against}`,
      showSpread(times(name), 1),
      showMedian(own.map(({ serverCpu }) => serverCpu)),
      showMedian(own.map(({ postgresCpu }) => postgresCpu)),
      showMedian(
        own.map(({ bytes }) => bytes / 1000),
        1,
      ),
    ];
  });
  return table(['', 'time', 'p50 ms', 'Node CPU ms', 'PostgreSQL CPU ms', 'KB'], rows);
}

/** The statements of the first question alone, on one connection, and what PostgreSQL did for each. */
async function compareSql(url: string, hand: Sent, { rounds, seconds }: BenchOptions): Promise<string> {
  const ours = await sentFor(url, requests.queueDays);
  const turns = Math.ceil(rounds * seconds * 2);
  const [ourTimes = [], handTimes = []] = await inDatabase(url, (client) =>
    statementTimes(client, [ours, [hand]], turns),
  );
  const rows = [
    ['statements of SessionGraph', showSpread(ratiosOf(ourTimes, handTimes)), showSpread(ourTimes, 1)],
    ['`bench/sql/queue-days.sql`', '', showSpread(handTimes, 1)],
  ];
  const plans = await Promise.all([...ours, hand].map((statement) => planOf(url, statement)));
  const cut = plans.map((plan) => plan.replace(/^(.{160}).*$/gm, '$1 …'));
  return [
    `### The same without HTTP, ${turns} turns\n\n${table(['', '× hand-written', 'ms'], rows)}`,
    ...cut.map((plan, i) => `${i < ours.length ? 'SessionGraph' : 'Hand-written'}:\n\n\`\`\`text\n${plan}\n\`\`\``),
  ].join('\n\n');
}
