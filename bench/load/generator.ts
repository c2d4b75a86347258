import { text } from 'node:stream/consumers';
import { cpuMs, residentMb, serverCpuMs } from './cpu-time.ts';
import { openSocket, requestBytes, type HttpSocket } from './http-socket.ts';
import type { LoadOrder, LoadResult } from './load.ts';

// A program of its own: what it costs must not be counted as the server's, nor wait for the server's event loop.
const order = JSON.parse(await text(process.stdin)) as LoadOrder;
const requests = order.bodies.map((body) => requestBytes(order.port, order.path, body));
const sockets = await Promise.all(Array.from({ length: order.connections }, () => openSocket(order.port)));

await drive(order.warmSeconds);
const before = used();
const started = performance.now();
const { times, bytes } = await drive(order.seconds);
const elapsed = performance.now() - started;
const after = used();
for (const socket of sockets) socket.close();

times.sort((a, b) => a - b);
const quantile = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
const each = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? null : (other - one) / times.length;
const result: LoadResult = {
  requests: times.length,
  perSecond: (times.length * 1000) / elapsed,
  p50: quantile(0.5),
  p99: quantile(0.99),
  serverCpu: each(before.server, after.server),
  postgresCpu: each(before.postgres, after.postgres),
  generatorCpu: each(before.own, after.own) ?? 0,
  serverMb: residentMb(order.server),
  bytes: bytes / times.length,
};
process.stdout.write(JSON.stringify(result));

/** Keeps every connection busy for so long, and ends when the last answer is there. */
async function drive(seconds: number): Promise<{ times: number[]; bytes: number }> {
  const end = performance.now() + seconds * 1000;
  const all: number[] = [];
  let sum = 0;
  const keepBusy = async (socket: HttpSocket, place: number): Promise<void> => {
    for (let turn = place; ; turn++) {
      const sent = performance.now();
      if (sent >= end) return;
      const size = await socket.exchange(requests[turn % requests.length] as Buffer);
      sum += size;
      all.push(performance.now() - sent);
    }
  };
  await Promise.all(sockets.map(keepBusy));
  return { times: all, bytes: sum };
}

function used(): { server: number | null; postgres: number | null; own: number } {
  const { user, system } = process.cpuUsage();
  return { server: cpuMs(order.server), postgres: serverCpuMs(order.postmaster), own: (user + system) / 1000 };
}
