import type { ClientBase } from 'pg';

/**
 * Makes a new connection fit for a Writer: it keeps plans by name, and a plan that is kept from when a table was nearly empty would
 * read all of it later, although every row here is found by its key.
 */
export const readyToWrite = (client: ClientBase): Promise<unknown> => client.query('SET enable_seqscan = off');
