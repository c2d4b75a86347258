import pg from 'pg';

/** Columns and their values, named as in the database; what is left out is null, or empty where null is not allowed. */
export type HandMadeRow = Readonly<Record<string, unknown>>;

const empty: Readonly<Record<string, unknown>> = {
  boolean: false,
  text: '',
  ARRAY: [],
  'timestamp with time zone': '2026-01-01T00:00:00Z',
};

/** Writes rows straight into tables, without a file: what stands in them is exactly what is said here. */
export async function insertRows(url: string, tables: Readonly<Record<string, readonly HandMadeRow[]>>): Promise<void> {
  const client = new pg.Client(url);
  client.on('error', () => {});
  await client.connect();
  try {
    for (const [table, rows] of Object.entries(tables)) {
      const { rows: needed } = await client.query<{ name: string; type: string }>(
        `SELECT column_name AS name, data_type AS type FROM information_schema.columns
         WHERE table_name = $1 AND table_schema = 'public' AND is_nullable = 'NO' AND is_generated = 'NEVER'`,
        [table],
      );
      const least = Object.fromEntries(needed.map(({ name, type }) => [name, empty[type] ?? 0]));
      for (const row of rows) {
        const whole = { ...least, ...row };
        const names = Object.keys(whole);
        await client.query(
          `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((_, i) => `$${i + 1}`).join(', ')})`,
          Object.values(whole),
        );
      }
    }
  } finally {
    await client.end();
  }
}
