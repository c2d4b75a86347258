import type { Step } from '../../database/copy-pipeline.ts';
import { cleanText } from '../map/clean-text.ts';
import { cutPath } from '../map/cut-path.ts';
import type { MappedFile } from '../map/map-file.ts';

/** Something odd in a document, told so that documents with the same oddity can be counted together. */
export interface Finding {
  readonly kind: 'UNMAPPED' | 'REPAIRED' | 'ARITHMETIC';
  /** With `[]` for the items of a list. */
  readonly path: string;
  readonly problem: string | null;
}

/** A document that is stored, and what was odd in it. */
export interface Found {
  readonly channel: string;
  readonly externalId: number | bigint;
  readonly findings: readonly Finding[];
}

/** Different oddities of one batch that are counted; more come from no platform. */
const MOST = 1000;
const NONE: readonly Finding[] = [];

/** What is odd in a file, each kind and path once; warnings from number `sums` on come from checking its arithmetic. */
export function findingsOf({ unmapped, warnings }: MappedFile, sums: number): readonly Finding[] {
  if (unmapped.size === 0 && warnings.length === 0) return NONE;
  const found = new Map<string, Finding>();
  const add = (kind: Finding['kind'], text: string, problem: string | null): void => {
    const path = cutPath(cleanText(text));
    const key = `${kind} ${path}`;
    if (!found.has(key)) found.set(key, { kind, path, problem });
  };
  for (const path of unmapped) add('UNMAPPED', path, null);
  warnings.forEach(({ path, problem }, i) => {
    add(i < sums ? 'REPAIRED' : 'ARITHMETIC', path.replaceAll(/\[\d+\]/g, '[]'), cleanText(problem));
  });
  return [...found.values()];
}

const text = `
  INSERT INTO document_findings AS f
    (instance, kind, path, documents, problem, channel, session_external_id, first_seen_at, last_seen_at)
  SELECT $1, x.kind, x.path, x.documents, x.problem, x.channel, x.session_external_id, $3::timestamptz, $3::timestamptz
  FROM json_to_recordset($2::json)
    AS x(kind text, path text, documents bigint, problem text, channel text, session_external_id bigint)
  ON CONFLICT (instance, kind, path) DO UPDATE
  SET documents = f.documents + excluded.documents, problem = excluded.problem, channel = excluded.channel,
      session_external_id = excluded.session_external_id, last_seen_at = GREATEST(f.last_seen_at, excluded.last_seen_at)`;

/** What counts the oddities of the documents that are being stored, in the order of their keys; of none, nothing. */
export function findingSteps(instance: string, stored: readonly Found[], now: number): readonly Step[] {
  const rows = new Map<string, Finding & { documents: number; channel: string; session_external_id: string }>();
  for (const { channel, externalId, findings } of stored) {
    for (const finding of findings) {
      const key = `${finding.kind} ${finding.path}`;
      const documents = (rows.get(key)?.documents ?? 0) + 1;
      if (documents === 1 && rows.size >= MOST) continue;
      rows.set(key, { ...finding, documents, channel, session_external_id: String(externalId) });
    }
  }
  if (rows.size === 0) return [];
  const sorted = [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  return [{ name: 'ingest findings', text, values: [instance, JSON.stringify(sorted), new Date(now).toISOString()] }];
}
