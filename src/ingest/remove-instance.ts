import { entities } from '../catalogue.ts';
import { snakeCase } from '../database/naming.ts';
import { withClient } from '../database/with-client.ts';
import { Instance } from '../domain/instance/instance.ts';
import { columnsOf } from '../model/fields.ts';
import { definitionOf } from '../model/stored.ts';

/** Sessions taken out in one transaction: their locks are short, and a long removal can be stopped and begun again. */
const SESSIONS = 1000;

const tablesWith = (property: string): string[] =>
  entities
    .filter((type) => columnsOf(type).some(({ name }) => name === property))
    .map((type) => definitionOf(type).table ?? '');
const perSession = tablesWith('sessionId');
const perInstance = tablesWith('instance').filter((table) => table !== 'sessions' && !perSession.includes(table));

const removeSessions = `
  WITH gone AS (
    SELECT row_id FROM sessions WHERE instance = $1 ORDER BY channel, external_id LIMIT ${String(SESSIONS)} FOR UPDATE
  ), ${perSession.map((table, i) => `d${String(i)} AS (DELETE FROM "${table}" WHERE session_id IN (SELECT row_id FROM gone))`).join(', ')}
  DELETE FROM sessions WHERE row_id IN (SELECT row_id FROM gone)`;

/** Takes out an instance with its sessions, everything they mention and its quarantined documents; says how many sessions there were. */
export async function removeInstance(url: string, name: string): Promise<number> {
  return withClient(url, 'remove instance', async (client) => {
    let sessions = 0;
    for (let removed = SESSIONS; removed > 0; sessions += removed) {
      removed = (await client.query({ name: 'remove sessions', text: removeSessions, values: [name] })).rowCount ?? 0;
    }
    for (const table of perInstance) await client.query(`DELETE FROM "${table}" WHERE instance = $1`, [name]);
    // The name goes last, so that an instance whose removal was cut short can be named again.
    await client.query(`DELETE FROM "${definitionOf(Instance).table ?? ''}" WHERE "${snakeCase('name')}" = $1`, [name]);
    return sessions;
  });
}
