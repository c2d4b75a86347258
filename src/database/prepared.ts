import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type pg from 'pg';
import { forgetStatement } from './pg-internals.ts';
import type { Statement } from './sql.ts';

/** How many prepared statements one connection keeps; each holds a plan in the server's memory. */
const KEPT = 200;

const names = new LRUCache<string, string>({ max: 2000 });
const kept = new WeakMap<object, LRUCache<string, string>>();

/** The statement under a name that the connection knows or will know; the name least used is given up when there are too many. */
export function prepare(client: pg.PoolClient, { text, values }: Statement): pg.QueryConfig {
  const name = nameOf(text);
  let own = kept.get(client);
  if (!own) kept.set(client, (own = new LRUCache({ max: KEPT, dispose: (_text, old) => deallocate(client, old) })));
  if (!own.has(name)) own.set(name, name);
  else own.get(name);
  return { name, text, values: values as unknown[] };
}

function nameOf(text: string): string {
  let name = names.get(text);
  if (!name) names.set(text, (name = `s_${createHash('sha1').update(text).digest('base64url')}`));
  return name;
}

function deallocate(client: pg.PoolClient, name: string): void {
  forgetStatement(client, name);
  client.query(`DEALLOCATE "${name}"`).catch(() => {});
}
