import { defaultLimits, type RawDocument } from '../../src/ingest/document/document.ts';
import { isRefused, readDocument } from '../../src/ingest/document/parse.ts';
import { compileFile, type MappedFile } from '../../src/ingest/map/map-file.ts';
import { fileShape } from '../../src/ingest/shape.ts';
import { derive } from '../../src/ingest/derive/derive.ts';
import type { RowType } from '../../src/database/copy-row.ts';
import { rowsIn } from '../../src/ingest/map/rows-of.ts';
import type { ColumnName } from '../../src/model/values.ts';

const mapFile = compileFile(fileShape);

/** The rows of a record, with what is derived from them; a finished call unless it says otherwise. */
export const derived = (record: Readonly<Record<string, unknown>>): MappedFile =>
  derivedFrom({
    source: 'x',
    bytes: Buffer.from(JSON.stringify({ id: 1, call_type: 'Voice Inbound (IVR)', status: 'finished', ...record })),
  });

/** The same of a document as it arrived. */
export function derivedFrom(raw: RawDocument, instance = 'here'): MappedFile {
  const document = readDocument(raw, defaultLimits);
  const file = isRefused(document) ? document : mapFile(document, instance);
  if ('problems' in file) throw new Error(file.problems.join());
  derive(file);
  return file;
}

/** One column of the rows of a class below a session. */
export const column = <T extends object>(file: MappedFile, type: RowType<T>, name: ColumnName<T>): unknown[] =>
  rowsIn(file, type).map((row) => row[name]);

/** An instant of an afternoon, as files have it. */
export const at = (seconds: number): string => new Date(Date.UTC(2026, 8, 14, 16) + seconds * 1000).toISOString();
