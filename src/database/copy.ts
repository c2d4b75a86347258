import type { ClientBase } from 'pg';
import { from } from 'pg-copy-streams';
import { columnsOf, type Row, type TypeClass } from '../graphql/fields.ts';
import { definitionOf } from '../graphql/stored.ts';
import { CopyBuffer, writers, type Writer } from './copy-encoding.ts';
import { CopyRow, rowMakerOf } from './copy-row.ts';
import { snakeCase } from './naming.ts';

/** Bytes handed to the connection at once: PostgreSQL keeps each message whole. */
const MESSAGE_BYTES = 256 * 1024;

/** How rows of one class are copied into its table. */
export interface CopyTarget {
  readonly statement: string;
  readonly properties: readonly string[];
  /** Where the values stand in a `CopyRow`. */
  readonly places: readonly number[];
  readonly writers: readonly Writer[];
}

/** Compiles the columns of a stored class, in their order, for `COPY`; columns that the database fills itself can be left out. */
export function copyTargetOf(type: TypeClass, without: readonly string[] = []): CopyTarget {
  const columns = columnsOf(type).filter(({ name }) => !without.includes(name));
  const names = columns.map(({ name }) => `"${snakeCase(name)}"`).join(', ');
  return {
    statement: `COPY "${definitionOf(type).table ?? ''}" (${names}) FROM STDIN (FORMAT binary)`,
    properties: columns.map(({ name }) => name),
    places: columns.map(({ name }) => rowMakerOf(type).placeOf(name)),
    writers: columns.map(({ kind }) => writers[kind]),
  };
}

/** Writes rows in the binary format of COPY; null and undefined become NULL. The bytes are valid until the buffer is used again. */
export function encodeRows({ properties, places, writers: write }: CopyTarget, rows: readonly Row[], buffer: CopyBuffer): Buffer {
  buffer.begin();
  for (const row of rows) {
    buffer.int16(properties.length);
    const values = row instanceof CopyRow ? row.values : null;
    for (let i = 0; i < properties.length; i++) {
      const value = values ? values[places[i] as number] : row[properties[i] as string];
      if (value === null || value === undefined) buffer.null();
      else (write[i] as Writer)(buffer, value as never);
    }
  }
  return buffer.end();
}

/** Runs one COPY; ends when PostgreSQL has taken all rows, or with its error. */
export function copyIn(client: ClientBase, { statement }: CopyTarget, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const stream = client.query(from(statement));
    stream.once('error', reject);
    stream.once('finish', resolve);
    for (let at = 0; at < bytes.length; at += MESSAGE_BYTES) stream.write(bytes.subarray(at, at + MESSAGE_BYTES));
    stream.end();
  });
}
