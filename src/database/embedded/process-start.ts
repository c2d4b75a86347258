import { readFile } from 'node:fs/promises';
import { run } from './program.ts';
import { codeOf } from './refusal.ts';

/**
 * When the process with that pid started, as letters and digits that differ once the pid is used again. Undefined when none runs (a zombie
 * does not); empty when it runs but this platform does not say since when.
 */
export async function startOf(pid: number): Promise<string | undefined> {
  if (!isRunning(pid)) return undefined;
  if (process.platform === 'linux') return startInProc(pid);
  if (process.platform === 'win32') return '';
  const { code, output } = await run('/bin/ps', ['-o', 'lstart=', '-p', String(pid)], undefined);
  return code === 0 ? output.replace(/\W/g, '') : undefined;
}

/** Whether a process with that pid exists, be it ours or another user's. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

async function startInProc(pid: number): Promise<string | undefined> {
  let line: string;
  try {
    line = await readFile(`/proc/${pid}/stat`, 'utf8');
  } catch {
    // Gone meanwhile, or hidden from us (/proc mounted with hidepid).
    return isRunning(pid) ? '' : undefined;
  }
  // The command stands in brackets and may hold spaces; the state follows it, and the start time is the 20th field from there.
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z' || fields[0] === 'X' ? undefined : (fields[19] ?? '');
}
