import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, release, totalmem, type as systemType } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

/** The machine in one line. */
export function describeMachine(postgres: string): string {
  const model = cpus()[0]?.model.trim() || 'unknown processor';
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  return `${availableParallelism()} cores (${model}), ${gigabytes} GiB memory, ${systemName()}, Node ${process.versions.node}, PostgreSQL ${postgres}`;
}

/** How many other processes wanted to run in the last minute: near 0 on a quiet machine. */
export const noise = (): string => (loadavg()[0] ?? 0).toFixed(2);

/** Waits until little else runs on the machine, but not for ever; the load a minute ago is all that the system tells. */
export async function waitForQuiet(limitSeconds: number): Promise<void> {
  const end = Date.now() + limitSeconds * 1000;
  while ((loadavg()[0] ?? 0) > 0.7 && Date.now() < end) await sleep(5000);
}

function systemName(): string {
  try {
    return /PRETTY_NAME="([^"]+)"/.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? systemType();
  } catch {
    return `${systemType()} ${release()}`;
  }
}
