import { readFileSync, writeFileSync } from 'node:fs';
import type { TestDatabase } from '../support/postgres.ts';
import { compiledProgram, freePort, type Run } from '../support/program.ts';
import { startBystander } from './bystander.ts';
import { DEADLINE_MS, replyOf, type Answer, type Outcome } from './outcome.ts';
import { databaseOfSessions } from './sessions.ts';

/** Sends something to the server at an address; resolves when the server has done with it. */
export type Attack = (address: string) => Promise<Answer>;

/** A server in a process of its own, over the sessions of the demo, that answers real HTTP. */
export interface AttackedServer extends AsyncDisposable {
  /** Such as `http://localhost:4123`. */
  readonly address: string;
  /** Its database, for faults that come from there. */
  readonly url: string;
  readonly run: Run;
  /** Attacks while somebody else asks for one row over and over, and says what happened. */
  attack(attack: Attack): Promise<Outcome>;
}

/** Starts the program on a copy of the demo, with these settings of the program besides. */
export async function attackedServer(settings: Readonly<Record<string, string>> = {}): Promise<AttackedServer> {
  const program = await compiledProgram();
  let database: TestDatabase | undefined;
  const close = async (): Promise<void> => {
    await program[Symbol.asyncDispose]();
    await database?.[Symbol.asyncDispose]();
  };
  try {
    database = await databaseOfSessions(program);
    const run = program.start(['serve'], {
      DATABASE_URL: database.url,
      PORT: await freePort(),
      LOG_LEVEL: 'warn',
      STATEMENT_TIMEOUT_MS: String(DEADLINE_MS),
      ...settings,
    });
    const [, address = ''] = await run.says(/GraphQL +(http:\S+)\/graphql/);
    const attack = (how: Attack): Promise<Outcome> => observe(run, address, how);
    return { address, url: database.url, run, attack, [Symbol.asyncDispose]: close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Asks GraphQL. */
export const asks =
  (query: string, variables: Readonly<Record<string, unknown>> = {}): Attack =>
  (address) =>
    post(`${address}/graphql`, JSON.stringify({ query, variables }), { 'content-type': 'application/json' });

/** Sends a body and waits for the answer to the last byte; it is not read here, so that nothing else is measured. */
export async function post(
  url: string,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Readonly<Record<string, string>>,
): Promise<Answer> {
  const answer = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(DEADLINE_MS * 3) });
  const parts: Uint8Array[] = [];
  for await (const part of answer.body ?? []) parts.push(part as Uint8Array);
  return { status: answer.status, body: Buffer.concat(parts) };
}

async function observe(run: Run, address: string, attack: Attack): Promise<Outcome> {
  forgetPeak(run);
  const bystander = await startBystander(address);
  const begun = performance.now();
  // Also what it throws at once must not keep the other client asking.
  const answer = await Promise.resolve(address)
    .then(attack)
    .catch((error: unknown) => ({ failure: String(error) }));
  const ms = performance.now() - begun;
  const longestWaitMs = await bystander.end();
  const isAlive = run.child.exitCode === null && run.child.signalCode === null;
  const peakBytes = isAlive ? peakOf(run) : null;
  const told = 'failure' in answer ? { reply: null, ...answer } : { reply: replyOf(answer), failure: null };
  return { ...told, ms, longestWaitMs, peakBytes, isAlive, said: run.stderr() + run.stdout() };
}

/** The most memory that a process held since `forgetPeak`; null where the system does not tell. */
function peakOf({ child }: Run): number | null {
  if (process.platform !== 'linux') return null;
  const status = readFileSync(`/proc/${String(child.pid)}/status`, 'utf8');
  return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1]) * 1024;
}

function forgetPeak({ child }: Run): void {
  if (process.platform === 'linux') writeFileSync(`/proc/${String(child.pid)}/clear_refs`, '5');
}
