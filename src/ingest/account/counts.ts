import type { Step } from '../../database/copy-pipeline.ts';

/** How many documents were taken in, by what became of them, and how many could not be. */
export interface Counts {
  readonly new: number;
  readonly replaced: number;
  readonly same: number;
  readonly stale: number;
  readonly quarantined: number;
}

const names = ['new', 'replaced', 'same', 'stale', 'quarantined'] as const;

const text = `
  INSERT INTO ingest_counts AS c (instance, hour, ${names.join(', ')}, last_at)
  VALUES ($1, date_trunc('hour', $2::timestamptz, 'UTC'), $3::bigint, $4::bigint, $5::bigint, $6::bigint, $7::bigint, $2::timestamptz)
  ON CONFLICT (instance, hour) DO UPDATE
  SET ${names.map((name) => `${name} = c.${name} + excluded.${name}`).join(', ')}, last_at = GREATEST(c.last_at, excluded.last_at)`;

/** What adds to the counts of the hour; the last step of its transaction, because everyone who takes in files waits for this row. */
export const countStep = (instance: string, counts: Partial<Counts>, now: number): Step => ({
  name: 'ingest counts',
  text,
  values: [instance, new Date(now).toISOString(), ...names.map((name) => String(counts[name] ?? 0))],
});
