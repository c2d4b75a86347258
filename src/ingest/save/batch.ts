import * as crypto from 'node:crypto';
import { sessionChildren } from '../../catalogue.ts';
import { rowMakerOf, type CopyRow } from '../../database/copy-row.ts';
import { RawDocument } from '../../domain/raw-document/raw-document.ts';
import { Session } from '../../domain/session/session.ts';
import type { TypeClass } from '../../model/fields.ts';
import { cleanJson, cleanText } from '../map/clean-text.ts';
import type { Finding, Found } from '../account/findings.ts';
import type { MappedFile } from '../map/map-file.ts';
import { BatchMentions } from '../mentions/batch-mentions.ts';
import { TableBuffer } from './table-buffer.ts';
import { toldBy, type Told } from './told.ts';
import type { Version } from './version.ts';

/** What is left of a file in a batch besides its bytes in the tables' buffers. */
export interface BatchFile extends Found, Version {
  /** Its place among the files of the batch. */
  readonly place: number;
  readonly source: string;
  readonly bytes: Buffer;
  /** When it was taken in before, where it is stored already. */
  readonly receivedAt: number | undefined;
}

/** Records on their way into the database, already in the form that PostgreSQL reads. */
export class Batch {
  readonly files: BatchFile[] = [];
  readonly tables: ReadonlyMap<TypeClass, TableBuffer>;
  mentions: BatchMentions;
  /** Size of the documents. */
  size = 0;

  constructor(
    readonly instance: string,
    readonly receivedAt: () => number,
    /** Whether its documents are stored already and only their rows are built anew. */
    readonly isRebuild: boolean,
  ) {
    const tables: [TypeClass, string][] = [
      [Session, 'rowId'],
      [RawDocument, 'sessionId'],
      ...sessionChildren.map((type): [TypeClass, string] => [type, 'sessionId']),
    ];
    this.tables = new Map(tables.map(([type, key]) => [type, new TableBuffer(type, key)]));
    this.mentions = new BatchMentions(instance);
  }

  /** Empties the batch; its memory serves the next. */
  clear(): void {
    this.files.length = 0;
    this.size = 0;
    this.mentions = new BatchMentions(this.instance);
    for (const table of this.tables.values()) table.clear();
  }

  /** Adds a mapped file. Throws, and adds nothing, where a value fits no column. */
  add(file: MappedFile, findings: readonly Finding[]): void {
    if (file.document.hasOddText) cleanRows(file);
    const { channel, externalId, document } = file;
    const hash = crypto.hash('sha256', document.bytes, 'buffer');
    const added: TableBuffer[] = [];
    try {
      for (const [type, table] of this.tables) {
        table.add(this.rowsOf(type, file, hash));
        added.push(table);
      }
    } catch (error) {
      for (const table of added) table.dropLast();
      throw error;
    }
    this.mentions.add(file);
    this.size += document.bytes.length;
    const updatedAt = file.session.updatedAt;
    const { bytes } = document;
    let told: Told | undefined;
    this.files.push({
      place: this.files.length,
      channel,
      externalId,
      updatedAt,
      hash,
      get told() {
        return (told ??= toldBy(bytes));
      },
      source: document.source,
      bytes,
      findings,
      receivedAt: document.receivedAt,
    });
  }

  private rowsOf(type: TypeClass, file: MappedFile, hash: Buffer): readonly CopyRow[] {
    if (type === Session) return [file.session];
    if (type === RawDocument) return [rawDocumentOf(file, hash, this.receivedAt())];
    return file.children.get(type) ?? [];
  }
}

function rawDocumentOf(
  { document, session, channel, externalId, unmapped, warnings }: MappedFile,
  hash: Buffer,
  receivedAt: number,
): CopyRow {
  const row = rowMakerOf(RawDocument)();
  row.sessionId = 0;
  row.instance = session.instance;
  row.channel = channel;
  row.sessionExternalId = externalId;
  row.document = document.bytes;
  row.hash = hash;
  row.size = document.bytes.length;
  row.source = cleanText(document.source);
  row.receivedAt = document.receivedAt ?? receivedAt;
  row.unmappedPaths = [...unmapped].map(cleanText);
  row.warnings = cleanJson(warnings);
  return row;
}

/** Rules copy texts from the file too, so every value is looked at once more where the file holds any odd one. */
function cleanRows({ session, children }: MappedFile): void {
  for (const { values } of [session, ...[...children.values()].flat()]) {
    values.forEach((value, i) => {
      values[i] = cleanJson(value);
    });
  }
}
