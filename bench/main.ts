import { openBenchServer } from './database.ts';
import { measureIngest } from './ingest/ingest.ts';
import { describeMachine, noise, waitForQuiet } from './machine.ts';
import { readOptions, USAGE, type Subject } from './options.ts';
import { measurePages } from './pages/pages.ts';
import { measureQueries } from './queries/queries.ts';
import { measureStatistics } from './statistics/statistics.ts';

const measures = {
  queries: measureQueries,
  pages: measurePages,
  statistics: measureStatistics,
  ingest: measureIngest,
} as const satisfies Record<Subject, unknown>;

const options = readOptions(process.argv.slice(2));
if (options === undefined) console.log(USAGE);
else {
  await using server = await openBenchServer(options.data, options.sharedBuffers);
  console.log(`Measured on: ${describeMachine(server.version)}, shared_buffers ${options.sharedBuffers}.\n`);
  for (const subject of options.subjects) {
    await waitForQuiet(options.patience);
    const before = noise();
    console.log(await measures[subject](server, options));
    console.log(`\nLoad of the machine in the minute before: ${before}.\n`);
  }
}
