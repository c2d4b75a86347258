import { sessionChildren } from '../../src/catalogue.ts';
import type { CopyRow } from '../../src/database/copy-row.ts';
import { createDataSource } from '../../src/database/data-source.ts';
import { RawDocument } from '../../src/domain/raw-document/raw-document.ts';
import { Session } from '../../src/domain/session/session.ts';
import { columnsOf, type TypeClass } from '../../src/model/fields.ts';
import { derive } from '../../src/ingest/derive/derive.ts';
import { defaultLimits } from '../../src/ingest/document/document.ts';
import { isRefused } from '../../src/ingest/document/parse.ts';
import { documentsUnder } from '../../src/ingest/files/documents.ts';
import { compileFile } from '../../src/ingest/map/map-file.ts';
import { fileShape } from '../../src/ingest/shape.ts';
import { INSTANCE } from '../sessions-data.ts';

/** More would take minutes and say the same. */
const MOST = 500;

/**
 * Reads and maps files as the ingest does, and stores each session with its rows and its document as a program with an object mapper
 * would: one `save()` in a transaction of its own. Returns how many sessions there were.
 */
export async function saveByOrm(url: string, folders: readonly string[]): Promise<number> {
  const mapFile = compileFile(fileShape);
  const orm = await createDataSource(url, [Session, RawDocument, ...sessionChildren]).initialize();
  let count = 0;
  try {
    for await (const group of documentsUnder(folders, defaultLimits, { files: 0, skipped: 0 })) {
      for (const document of group) {
        if (count >= MOST) return count;
        const file = isRefused(document) ? document : mapFile(document, INSTANCE);
        if ('problems' in file) throw new Error(`${document.source}: ${file.problems.join(', ')}`);
        derive(file);
        const rowId = String(++count);
        const objects = [
          objectOf(Session, file.session, { rowId }),
          ...[...file.children].flatMap(([type, rows]) => rows.map((row) => objectOf(type, row, { sessionId: rowId }))),
          Object.assign(new RawDocument(), {
            sessionId: rowId,
            instance: INSTANCE,
            channel: file.channel,
            sessionExternalId: String(file.externalId),
            document: document.bytes,
            hash: Buffer.alloc(32),
            size: document.bytes.length,
            source: document.source,
            receivedAt: new Date(),
            unmappedPaths: [],
            warnings: [],
          }),
        ];
        await orm.manager.save(objects);
      }
    }
    return count;
  } finally {
    await orm.destroy();
  }
}

/** A row as the object that its class declares. */
function objectOf(type: TypeClass, row: CopyRow, key: Readonly<Record<string, string>>): object {
  const values = columnsOf(type).map(({ name, kind }, place) => {
    const value = row.values[place];
    return [name, kind === 'instant' && value !== null ? new Date(value as number) : value];
  });
  return Object.assign(new (type as unknown as new () => object)(), Object.fromEntries(values), key);
}
