import { columnsOf, type TypeClass } from '../model/fields.ts';
import { definitionOf } from '../model/stored.ts';
import { type CopyBuffer, writers, type Writer } from './copy-encoding.ts';
import type { CopyRow } from './copy-row.ts';
import { snakeCase } from './naming.ts';

/** How rows of one class are copied into its table. */
export interface CopyTarget {
  readonly statement: string;
  readonly writers: readonly Writer[];
}

/** Compiles the columns of a stored class, in their order, for `COPY`. */
export function copyTargetOf(type: TypeClass): CopyTarget {
  const columns = columnsOf(type);
  const names = columns.map(({ name }) => `"${snakeCase(name)}"`).join(', ');
  return {
    statement: `COPY "${definitionOf(type).table ?? ''}" (${names}) FROM STDIN (FORMAT binary)`,
    writers: columns.map(({ kind }) => writers[kind]),
  };
}

/** Writes a row in the binary format of COPY; null and undefined become NULL. Throws where a value does not fit its column's kind. */
export function encodeRow({ writers: write }: CopyTarget, { values }: CopyRow, buffer: CopyBuffer): void {
  buffer.int16(write.length);
  for (let i = 0; i < write.length; i++) {
    const value = values[i];
    if (value === null || value === undefined) buffer.null();
    else (write[i] as Writer)(buffer, value as never);
  }
}
