import { createHash, randomUUID } from 'node:crypto';
import type { ClientBase } from 'pg';
import { countStep } from '../account/counts.ts';
import type { RefusedDocument } from '../document/document.ts';
import { cleanText } from '../map/clean-text.ts';

const upsert = `
  INSERT INTO quarantined_documents AS q (id, instance, source, hash, document, size, is_whole, problems, first_seen_at, last_seen_at, attempts)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, 1)
  ON CONFLICT (instance, source, hash) DO UPDATE
  SET document = CASE WHEN excluded.is_whole AND NOT q.is_whole THEN excluded.document ELSE q.document END,
      is_whole = q.is_whole OR excluded.is_whole, problems = excluded.problems, last_seen_at = GREATEST(q.last_seen_at, excluded.last_seen_at), attempts = q.attempts + 1`;

/**
 * Keeps refused documents with every reason, in one transaction with their count; the same bytes from the same source again are the
 * same entry.
 */
export async function quarantine(
  client: ClientBase,
  instance: string,
  refused: readonly RefusedDocument[],
  now: number,
): Promise<void> {
  if (refused.length === 0) return;
  try {
    // Nothing here has a name: after an error the pipeline of a batch forgets every prepared statement of its connection.
    await client.query('BEGIN');
    for (const document of refused) await client.query(upsert, valuesOf(instance, document, now));
    const { text, values } = countStep(instance, { quarantined: refused.length }, now);
    await client.query(text, [...(values ?? [])]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

const valuesOf = (instance: string, { source, bytes, problems, whole }: RefusedDocument, now: number): unknown[] => [
  randomUUID(),
  instance,
  cleanText(source),
  whole?.hash ?? createHash('sha256').update(bytes).digest(),
  bytes,
  whole?.size ?? bytes.length,
  whole === undefined && bytes.length > 0,
  problems.map(cleanText),
  new Date(now),
];
