import pg from 'pg';

/** A connection of its own for one piece of work; the name is how the database lists it. One that breaks rejects what is under way. */
export async function openClient(url: string, name: string, more: pg.ClientConfig = {}): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: `sessiongraph ${name}`, ...more });
  // Without a listener a connection that breaks would end the process; the statement in hand is rejected too.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
}

/** Does work on a connection of its own, which is closed whatever happens. */
export async function withClient<T>(url: string, name: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = await openClient(url, name);
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
