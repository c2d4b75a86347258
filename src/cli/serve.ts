import { migrate } from '../database/migrate.ts';
import { createPushTarget } from '../ingest/push.ts';
import { readSources } from '../ingest/sources/sources-file.ts';
import { packageVersion } from '../package.ts';
import { addressOf, tryAddress, whyNotThere } from '../server/address.ts';
import { createApp } from '../server/app.ts';
import { SAMPLES, takeInSamples } from '../server/first-visit.ts';
import { createGraphqlServer } from '../server/graphql.ts';
import { createHealthCheck } from '../server/health.ts';
import { watchForStop } from '../server/shutdown.ts';
import { Closing } from './closing.ts';
import type { CommandRun } from './command-run.ts';
import { fillDemo } from './demo.ts';
import { openDatabase } from './open-database.ts';
import { CommandRefusal } from './refusals.ts';
import { watchBeside, type WatchBeside } from './watch-beside.ts';

/** The options of `sessiongraph serve`. */
export interface ServeChoices {
  /** How many made-up sessions an empty database gets. */
  readonly demo?: number;
}

/** How long the database may take to hear that connections are closed, in milliseconds. */
const GOODBYE_MS = 250;

/** `sessiongraph serve`: serves until it is told to stop; 0 after a clean stop, 1 when it was forced or something went wrong. */
export async function serveCommand(run: CommandRun, choices: ServeChoices): Promise<number> {
  const { log, terminal } = run;
  const stop = watchForStop();
  const closing = new Closing(log);
  const close = (): Promise<boolean> => Promise.race([closing.run().then(() => true), stop.forced.then(() => false)]);
  try {
    await start(run, choices, closing, stop.signal);
  } catch (error) {
    // What fails because a stop was asked for meanwhile is no failure.
    if (!stop.signal.aborted) {
      await close();
      throw error;
    }
  }
  const reason = await stop.requested;
  if (reason.kind === 'crash') log.error({ err: reason.error }, 'Stopping after an error that nobody expected');
  else terminal.say('Stopping …');
  const isClean = await close();
  if (!isClean) terminal.note('Stopped at once; the next start puts the database in order.');
  else if (reason.kind === 'signal') terminal.say('Stopped.');
  return isClean && reason.kind === 'signal' ? 0 : 1;
}

/** Opens everything, one after the other, each step with what closes it; throws the signal's reason when a stop is asked for meanwhile. */
async function start(run: CommandRun, choices: ServeChoices, closing: Closing, signal: AbortSignal): Promise<void> {
  const { config, log, terminal } = run;
  const sources = config.sourcesFile === '' ? [] : await readSources(config.sourcesFile, run.environment);
  await refusingPlace(config, () => tryAddress(config));
  terminal.say(`SessionGraph ${packageVersion}`);
  const database = await openDatabase(config.database, (line) => log.info(line));
  closing.add(() => database.release());
  signal.throwIfAborted();
  terminal.say(`  Database   ${database.place}`);
  await migrate(database.url);
  signal.throwIfAborted();
  if (choices.demo === undefined) await firstVisit(run, database.url, signal);
  else await fillDemo(run, database.url, choices.demo, signal);
  signal.throwIfAborted();
  const principal = {
    seesPersonalData: !config.isOpen,
    mayIngest: !config.isOpen,
    customDataKeys: config.customDataKeys,
  };
  const graphql = await createGraphqlServer({
    url: database.url,
    poolSize: config.poolSize,
    limits: config.operation,
    pageCap: config.pageCap,
    statistics: config.statistics,
    ingest: config.ingest,
    introspection: config.introspection,
    principal,
    log,
  });
  closing.addHurried(() => graphql.close(), GOODBYE_MS);
  const health = createHealthCheck(database.url, log);
  closing.addHurried(() => health.close(), GOODBYE_MS);
  const push = createPushTarget(database.url, config.ingest, config.pushQuarantineLimit);
  closing.addHurried(() => push.close(), GOODBYE_MS);
  const app = await createApp({ ...config, mayIngest: principal.mayIngest, graphql, health, push, log });
  let watch: WatchBeside | null = null;
  // Both may take as long as a stop may take, so they take it at the same time.
  closing.add(async () => void (await Promise.all([app.close(), watch?.close()])));
  if (sources.length > 0) {
    watch = watchBeside(run, database.url);
    terminal.say(`  Sources    ${sources.map(({ name }) => name).join(', ')}`);
  }
  const port = await refusingPlace(config, () => app.listen(config));
  terminal.say(whatToTry(addressOf({ host: config.host, port })));
}

async function firstVisit({ config, terminal }: CommandRun, url: string, signal: AbortSignal): Promise<void> {
  if (config.database.kind !== 'embedded') return;
  const count = await takeInSamples({ url, dataDir: config.database.dataDir, limits: config.ingest, signal });
  if (count === 0) return;
  terminal.say(`  Samples    ${count} sessions, as instance "${SAMPLES}"; to take them out:`);
  terminal.say(`             npm run sessiongraph -- instance remove ${SAMPLES}`);
}

function whatToTry(address: string): string {
  return [
    `  GraphQL    ${address}/graphql   (open it in a browser)`,
    `  Explorer   ${address}/explorer  (the same without the internet)`,
    '',
    'Try:',
    `  curl ${address}/graphql -H 'content-type: application/json' -d '{"query":"{ sessions(first: 3) { nodes { externalId type status } } }"}'`,
    '  npm run sessiongraph -- ingest <your files or folders>',
    'Ctrl-C stops it.',
  ].join('\n');
}

async function refusingPlace<T>(
  place: { readonly host: string; readonly port: number },
  listen: () => Promise<T>,
): Promise<T> {
  try {
    return await listen();
  } catch (error) {
    const sentence = whyNotThere(error, place);
    throw sentence === undefined ? error : new CommandRefusal(sentence, { cause: error });
  }
}
