import type pg from 'pg';
import { isLong } from './kind-of-run.ts';

/** What a server's own connections are doing in the database that the observer looks at, who must be in no transaction: it would see what was first seen there. */
export async function workOf(observer: pg.Client): Promise<string[]> {
  const { rows } = await observer.query<{ query: string }>(
    `SELECT query FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'sessiongraph read' AND state <> 'idle'`,
  );
  return rows.map(({ query }) => query);
}

/** Expects that soon nothing of a server works there any more: within a second, or ten where other tests keep the machine busy. */
export async function expectRest(observer: pg.Client): Promise<void> {
  const until = Date.now() + (isLong ? 1_000 : 10_000);
  while ((await workOf(observer)).length > 0 && Date.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  expect(await workOf(observer)).toEqual([]);
}
