import pg from 'pg';

/** Does work on a connection of its own, which is closed whatever happens; the name is how the database lists it. */
export async function withClient<T>(url: string, name: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: `sessiongraph ${name}` });
  // Without a listener a connection that breaks would end the process; the statement in hand is rejected too.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
