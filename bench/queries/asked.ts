import type pg from 'pg';
import type { RequestName, Variables } from './variants.ts';

const PAGES = 20;
const SESSIONS = 200;

/** Variables of requests, spread over the data, so that no server answers one and the same request again and again. */
export async function variablesOf(client: pg.Client): Promise<Readonly<Record<RequestName, readonly Variables[]>>> {
  const { rows } = await client.query<{ createdAt: Date; instance: string; channel: string; id: string }>(
    `SELECT created_at AS "createdAt", instance, channel, external_id::text AS id FROM sessions WHERE created_at IS NOT NULL ORDER BY created_at DESC, row_id DESC`,
  );
  const times = rows.map(({ createdAt }) => createdAt.getTime());
  // Where sessions of one instant lie on both sides of a page's end, each server may cut between them in its own order.
  const isClean = (start: number): boolean =>
    times[start] !== times[start - 1] && times[start + 99] !== times[start + 100];
  const starts = spread(times.length - 101, PAGES).map((wanted) => {
    let start = Math.max(1, wanted);
    while (!isClean(start) && start < times.length - 101) start++;
    return start;
  });
  return {
    page: starts.map((start) => ({ before: new Date(times[start - 1] as number).toISOString() })),
    whole: spread(rows.length, SESSIONS).map((place) => {
      const { instance, channel, id } = rows[place] as (typeof rows)[number];
      return { instance, channel, id };
    }),
  };
}

function spread(length: number, count: number): number[] {
  return Array.from({ length: count }, (_, place) => Math.floor((place * length) / count));
}
