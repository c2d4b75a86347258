import type { ClientBase, Connection } from 'pg';
import type { QueryHandlers } from './pg-internals.ts';

/** One statement, with its values as PostgreSQL's text, and the file that a COPY reads. */
export interface Step {
  readonly text: string;
  /** Under which a connection keeps its plan; always with the same text. */
  readonly name?: string;
  readonly values?: readonly (string | null)[];
  readonly copy?: Buffer;
}

/** The rows of one statement, as text. */
export type TextRows = readonly (readonly (string | null)[])[];

/** Bytes in one message: PostgreSQL keeps each message whole. */
const MESSAGE_BYTES = 256 * 1024;
const COPY_DATA = 0x64;
const COPY_DONE = Buffer.from([0x63, 0, 0, 0, 4]);

/** The names that a connection knows; after an error nobody can tell which of those under way it has come to know. */
const prepared = new WeakMap<ClientBase, Set<string> | 'unsure'>();

/**
 * Sends statements and the files of their COPYs in one go and gives the rows of each. PostgreSQL goes on from one to the next while
 * this process maps other files; waiting for an answer to each of thirty costs more than what they do. The first error rejects, and
 * nothing after it is carried out. The client must not be in `pg`'s own pipeline mode.
 */
export async function runPipeline(client: ClientBase, steps: readonly Step[]): Promise<readonly TextRows[]> {
  const before = prepared.get(client);
  const forget: readonly Step[] = before === 'unsure' ? [{ text: 'DEALLOCATE ALL' }] : [];
  const names = before === 'unsure' || before === undefined ? new Set<string>() : before;
  try {
    const results = await exchange(client, [...forget, ...steps], names);
    for (const { name } of steps) if (name !== undefined) names.add(name);
    prepared.set(client, names);
    return results.slice(forget.length);
  } catch (error) {
    prepared.set(client, 'unsure');
    throw error;
  }
}

function exchange(client: ClientBase, steps: readonly Step[], names: ReadonlySet<string>): Promise<TextRows[]> {
  return new Promise((resolve, reject) => {
    const results: (readonly (string | null)[])[][] = [[]];
    const handlers: QueryHandlers = {
      submit: (connection) => send(connection, steps, names),
      handleRowDescription: () => undefined,
      handleDataRow: ({ fields }) => void results.at(-1)?.push(fields),
      handleCommandComplete: () => void results.push([]),
      handleCopyInResponse: () => undefined,
      handleEmptyQuery: () => undefined,
      handlePortalSuspended: () => undefined,
      handleError: reject,
      handleReadyForQuery: () => resolve(results.slice(0, steps.length)),
    };
    client.query(handlers);
  });
}

function send(connection: Connection, steps: readonly Step[], names: ReadonlySet<string>): void {
  const { stream } = connection;
  stream.cork();
  for (const { text, name = '', values, copy } of steps) {
    if (!names.has(name)) connection.parse({ name, text, types: [] }, true);
    connection.bind({ statement: name, values: [...(values ?? [])] }, true);
    connection.execute({}, true);
    if (copy) sendFile(connection, copy);
  }
  connection.sync();
  stream.uncork();
}

/** COPY reads its file straight after the statement; its bytes must stay as they are until the pipeline has ended. */
function sendFile({ stream }: Connection, bytes: Buffer): void {
  for (let at = 0; at < bytes.length; at += MESSAGE_BYTES) {
    const piece = bytes.subarray(at, at + MESSAGE_BYTES);
    const head = Buffer.allocUnsafe(5);
    head[0] = COPY_DATA;
    head.writeUInt32BE(piece.length + 4, 1);
    stream.write(head);
    stream.write(piece);
  }
  stream.write(COPY_DONE);
}
