import type { Duplex } from 'node:stream';
import pg, { type ClientBase, type Submittable } from 'pg';

// All that this program uses of `pg` beyond what it documents. pg-internals.test.ts fails when another version has it no more.

/** A session of the database, as a request to cancel what it does names it. */
export interface Backend {
  readonly host: string;
  readonly port: number;
  readonly processId: number;
  readonly secretKey: number;
}

/** What `pg` calls on a query of one's own. */
export interface QueryHandlers extends Submittable {
  handleRowDescription(message: unknown): void;
  handleDataRow(message: DataRow): void;
  handleCommandComplete(message: unknown): void;
  handleCopyInResponse(): void;
  handleEmptyQuery(): void;
  handlePortalSuspended(): void;
  handleError(error: Error): void;
  handleReadyForQuery(): void;
}

/** A row as it comes: its values as text, and its size in bytes. */
export interface DataRow {
  readonly fields: readonly (string | null)[];
  readonly length: number;
}

interface Internals {
  readonly processID: number;
  readonly secretKey: number;
  readonly host: string;
  readonly port: number;
  readonly connection: { readonly stream: Duplex; readonly parsedStatements: Record<string, string> };
}

const internalsOf = (client: ClientBase): Internals => client as unknown as Internals;

/** The session at the other end of a connection. Behind a pooler the ids are the pooler's, which knows whom it means. */
export function backendOf(client: ClientBase): Backend {
  const { host, port, processID: processId, secretKey } = internalsOf(client);
  return { host, port, processId, secretKey };
}

/** Ends the socket without a word; what is under way is rejected. */
export function cutOff(client: ClientBase): void {
  internalsOf(client).connection.stream.destroy();
}

/** `pg` believes that a name it has sent stays prepared; it must forget it together with the server. */
export function forgetStatement(client: ClientBase, name: string): void {
  delete internalsOf(client).connection.parsedStatements[name];
}

/** Reads no more of what the database sends until the promise is fulfilled. */
export function pauseReading(client: ClientBase, until: Promise<void>): void {
  const { stream } = internalsOf(client).connection;
  stream.pause();
  void until.then(() => stream.resume());
}

/** Holds back what is written until everything that can be asked now has been: one packet instead of one for each statement. */
export function sendTogether(client: ClientBase): void {
  const { stream } = internalsOf(client).connection;
  if (stream.writableCorked > 0) return;
  stream.cork();
  process.nextTick(() => stream.uncork());
}

type Row = Record<string, unknown>;
type Answered = (error: Error | null | undefined, result: pg.QueryResult<Row>) => void;
const Query = pg.Query as unknown as new (config: pg.QueryConfig, answered: Answered) => QueryHandlers;

/** A query that asks about each row before it is kept. */
class WatchedQuery extends Query {
  constructor(
    config: pg.QueryConfig,
    private readonly mayKeep: (bytes: number) => boolean,
    answered: Answered,
  ) {
    super(config, answered);
  }

  override handleDataRow(message: DataRow): void {
    if (this.mayKeep(message.length)) super.handleDataRow(message);
  }
}

/** The rows of a statement; `mayKeep` is told the size of each as it comes (bytes), and those that it does not want are dropped unread. */
export function rowsWatched(
  client: ClientBase,
  config: pg.QueryConfig,
  mayKeep: (bytes: number) => boolean,
): Promise<Row[]> {
  return new Promise((resolve, reject) => {
    client.query(new WatchedQuery(config, mayKeep, (error, result) => (error ? reject(error) : resolve(result.rows))));
  });
}
