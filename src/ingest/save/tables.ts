import type { ClientBase } from 'pg';
import { sessionChildren } from '../../catalogue.ts';
import { CopyBuffer } from '../../database/copy-encoding.ts';
import { type CopyRow, rowMakerOf } from '../../database/copy-row.ts';
import { copyIn, copyTargetOf, encodeRows } from '../../database/copy.ts';
import { RawDocument } from '../../domain/raw-document/raw-document.ts';
import { Session } from '../../domain/session/session.ts';
import type { TypeClass } from '../../graphql/fields.ts';
import { definitionOf } from '../../graphql/stored.ts';
import { isOdd, cleanJson, cleanText } from '../map/clean-text.ts';
import type { Hashed } from './decide.ts';

const targets = new Map([Session, RawDocument, ...sessionChildren].map((type) => [type, copyTargetOf(type)]));

const children = sessionChildren.map((type) => definitionOf(type).table ?? '');
const deletions = [...children, 'raw_documents'].map((table, i) => `d${String(i)} AS (DELETE FROM "${table}" WHERE session_id = ANY($1::bigint[]))`);

/** Deletes sessions and everything that belongs to them, in one statement. */
export async function deleteSessions(client: ClientBase, rowIds: readonly number[]): Promise<void> {
  if (rowIds.length === 0) return;
  await client.query({
    name: 'ingest delete sessions',
    text: `WITH ${deletions.join(', ')} DELETE FROM sessions WHERE row_id = ANY($1::bigint[])`,
    values: [rowIds],
  });
}

/** A file with the row id that its session has. */
export interface Placed extends Hashed {
  readonly rowId: number;
}

/** A value that no column can hold, found while writing it. */
export class Unstorable extends Error {}

/** Copies the rows of files into all tables, sessions first. Two buffers: one is filled while PostgreSQL takes the other. */
export async function copyFiles(client: ClientBase, files: readonly Placed[], receivedAt: number): Promise<void> {
  const rows = rowsOf(files, receivedAt);
  const buffers = [new CopyBuffer(), new CopyBuffer()] as const;
  let sending: Promise<void> = Promise.resolve();
  let turn = 0;
  for (const [type, target] of targets) {
    const list = rows.get(type) ?? [];
    if (list.length === 0) continue;
    let bytes: Buffer;
    try {
      bytes = encodeRows(target, list, buffers[turn++ % 2] as CopyBuffer);
    } catch (error) {
      await sending;
      throw new Unstorable((error as Error).message, { cause: error });
    }
    await sending;
    sending = copyIn(client, target, bytes);
    // Whoever waits for it comes later; an error before that must not count as unhandled.
    sending.catch(() => undefined);
  }
  await sending;
}

function rowsOf(files: readonly Placed[], receivedAt: number): Map<TypeClass, CopyRow[]> {
  const rows = new Map<TypeClass, CopyRow[]>([[Session, []], [RawDocument, []], ...sessionChildren.map((type): [TypeClass, CopyRow[]] => [type, []])]);
  for (const placed of files) {
    const { file, rowId } = placed;
    if (file.document.hasOddText) cleanRows(placed);
    file.session['rowId'] = rowId;
    (rows.get(Session) as CopyRow[]).push(file.session);
    (rows.get(RawDocument) as CopyRow[]).push(rawDocumentOf(placed, receivedAt));
    for (const [type, list] of file.children) {
      if (list.length === 0) continue;
      const place = rowMakerOf(type).placeOf('sessionId');
      const all = rows.get(type) as CopyRow[];
      for (const row of list) {
        row.values[place] = rowId;
        all.push(row);
      }
    }
  }
  return rows;
}

function rawDocumentOf({ file, hash, rowId }: Placed, receivedAt: number): CopyRow {
  const row = rowMakerOf(RawDocument)();
  const { document, session } = file;
  row['sessionId'] = rowId;
  row['instance'] = session['instance'];
  row['channel'] = file.channel;
  row['sessionExternalId'] = file.externalId;
  row['document'] = document.bytes;
  row['hash'] = hash;
  row['size'] = document.bytes.length;
  row['source'] = cleanText(document.source);
  row['receivedAt'] = receivedAt;
  row['unmappedPaths'] = [...file.unmapped].map(cleanText);
  row['warnings'] = cleanJson(file.warnings);
  return row;
}

/** Rules copy texts from the file too, so every value is looked at once more where the file holds any odd one. */
function cleanRows({ file }: Placed): void {
  for (const { values } of [file.session, ...[...file.children.values()].flat()]) {
    values.forEach((value, i) => {
      if (typeof value === 'string') values[i] = isOdd(value) ? cleanText(value) : value;
      else if (typeof value === 'object' && value !== null && !Buffer.isBuffer(value)) values[i] = cleanJson(value);
    });
  }
}
