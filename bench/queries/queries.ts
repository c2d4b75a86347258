import { inDatabase, type BenchServer } from '../database.ts';
import { ratiosOf, showMedian, showSpread, table } from '../figures.ts';
import type { LoadResult } from '../load/load.ts';
import { runLoad } from '../load/run-load.ts';
import type { BenchOptions } from '../options.ts';
import { generated, takeInSessions } from '../sessions-data.ts';
import { compareAnswers } from './answers.ts';
import { variablesOf } from './asked.ts';
import { installPeer } from './peer.ts';
import { startOurs, startPeer, startRaw, type RequestName, type Variables, type Variant } from './variants.ts';

const RAW = 'raw limit';
const OURS = 'SessionGraph';
const OURS_22 = 'SessionGraph, Node 22';
const PEER = 'PostGraphile 5, Node 22';
/** Which variant each is compared with. */
const against: Readonly<Record<string, string>> = { [OURS]: RAW, [OURS_22]: PEER };
const titles: Readonly<Record<RequestName, string>> = {
  page: '100 sessions with every list',
  whole: 'One session with everything',
};

/** Measures the two requests; the answer is Markdown. */
export async function measureQueries(server: BenchServer, options: BenchOptions): Promise<string> {
  const url = await server.ensure(`queries_${options.sessions}`, (to) =>
    takeInSessions(to, generated(options.sessions)),
  );
  const asked = await inDatabase(url, variablesOf);
  const variants: Variant[] = [];
  try {
    variants.push(await startRaw(RAW, url), await startOurs(OURS, url));
    const peer = options.withPeer ? await installPeer() : null;
    if (peer) variants.push(await startOurs(OURS_22, url, {}, peer.node), await startPeer(PEER, url, peer));
    const parts: string[] = [];
    for (const request of ['page', 'whole'] as const) {
      const nodes = await compareAnswers(variants, request, asked[request].slice(0, options.rounds * 4));
      for (const connections of [1, 32]) {
        const results = await measure(server, variants, request, asked[request], connections, options);
        parts.push(
          `### ${titles[request]}, ${connections === 1 ? 'one connection' : `${connections} connections`}\n\n${Math.round(nodes)} rows an answer.\n\n${show(results)}`,
        );
      }
    }
    return `## Requests, ${options.sessions} sessions\n\n${parts.join('\n\n')}`;
  } finally {
    await Promise.all(variants.map((variant) => variant.server.stop()));
  }
}

type Results = ReadonlyMap<string, readonly LoadResult[]>;

/** One measurement of each variant in each round, in turn, beginning with another one each time. */
async function measure(
  { postmaster }: BenchServer,
  variants: readonly Variant[],
  request: RequestName,
  asked: readonly Variables[],
  connections: number,
  { rounds, seconds, warmSeconds }: BenchOptions,
): Promise<Results> {
  const results = new Map<string, LoadResult[]>(variants.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < variants.length; turn++) {
      const { name, server, pathOf, bodyOf } = variants[(turn + round) % variants.length] as Variant;
      const bodies = asked.map((variables) => bodyOf(request, variables));
      const order = {
        port: server.port,
        path: pathOf(request),
        bodies,
        connections,
        warmSeconds,
        seconds,
        server: server.pid,
        postmaster,
      };
      results.get(name)?.push(await runLoad(order));
    }
  }
  return results;
}

function show(results: Results): string {
  const rows = [...results].map(([name, ofRounds]) => {
    const pick = <Key extends keyof LoadResult>(key: Key): LoadResult[Key][] => ofRounds.map((result) => result[key]);
    const other = against[name];
    const others = other === undefined ? undefined : results.get(other);
    const ratio = others
      ? `${showSpread(
          ratiosOf(
            pick('perSecond'),
            others.map((it) => it.perSecond),
          ),
        )} × ${other ?? ''}`
      : '';
    return [
      name,
      ratio,
      showSpread(pick('perSecond'), 0),
      `${showMedian(pick('p50'), 1)} / ${showMedian(pick('p99'), 1)}`,
      showMedian(pick('serverCpu')),
      showMedian(pick('postgresCpu')),
      showMedian(pick('serverMb'), 0),
      showMedian(
        pick('bytes').map((bytes) => bytes / 1000),
        1,
      ),
    ];
  });
  return table(['', 'ratio', 'requests/s', 'p50 / p99 ms', 'Node CPU ms', 'PostgreSQL CPU ms', 'RSS MB', 'KB'], rows);
}
