import { fileURLToPath } from 'node:url';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Where things lie, seen from the compiled file of this one in `dist/bench/`. */
export const paths = {
  program: at('../src/main.js'),
  rawServer: at('queries/raw-server.js'),
  ingestRun: at('ingest/ingest-run.js'),
  sql: at('../../bench/sql'),
  peer: at('../../bench/postgraphile'),
} as const;
