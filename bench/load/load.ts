/** What the load generator is told, as JSON on its standard input. */
export interface LoadOrder {
  readonly port: number;
  readonly path: string;
  /** Bodies, sent in turn. */
  readonly bodies: readonly string[];
  readonly connections: number;
  readonly warmSeconds: number;
  readonly seconds: number;
  /** The processes whose processor time is wanted: the server, and the first process of PostgreSQL. */
  readonly server: number;
  readonly postmaster: number;
}

/** What it found, as JSON on its standard output. Times in milliseconds. */
export interface LoadResult {
  readonly requests: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** Processor time for each request; null where the system does not tell. */
  readonly serverCpu: number | null;
  readonly postgresCpu: number | null;
  readonly generatorCpu: number;
  readonly serverMb: number | null;
  /** Mean size of an answer's body. */
  readonly bytes: number;
}
