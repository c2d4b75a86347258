import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks a second in /proc: 100 on every Linux that Node runs on. */
const TICKS = 100;

/** Milliseconds of processor time that a process and all its threads have used; null where there is no /proc. */
export function cpuMs(pid: number): number | null {
  const fields = statOf(pid);
  return fields === null ? null : (Number(fields[11]) + Number(fields[12])) * (1000 / TICKS);
}

/** The same of all processes that a PostgreSQL has started, those that ended included. */
export function serverCpuMs(postmaster: number): number | null {
  const own = statOf(postmaster);
  if (own === null) return null;
  let ticks = [11, 12, 13, 14].reduce((sum, place) => sum + Number(own[place]), 0);
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const fields = statOf(Number(name));
    if (fields !== null && Number(fields[1]) === postmaster) ticks += Number(fields[11]) + Number(fields[12]);
  }
  return ticks * (1000 / TICKS);
}

/** Megabytes of memory that a process holds; null where there is no /proc. */
export function residentMb(pid: number): number | null {
  try {
    const kilobytes = /VmRSS:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) / 1024;
  } catch {
    return null;
  }
}

/** The fields of /proc/<pid>/stat after the name: state, parent, … */
function statOf(pid: number): string[] | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}
