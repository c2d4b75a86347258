import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import pg from 'pg';

/** What the program is told, as JSON in its only argument. */
export interface RawServerOptions {
  readonly url: string;
  readonly poolSize: number;
  /** By path: the statement, the variables it takes in their order, and what stands around its answer. */
  readonly statements: Readonly<
    Record<string, { text: string; variables: readonly string[]; around: readonly [string, string] }>
  >;
}

const { url, poolSize, statements } = JSON.parse(process.argv[2] ?? '') as RawServerOptions;
const pool = new pg.Pool({ connectionString: url, max: poolSize });
pool.on('error', (error) => console.error(error.message));

const server = createServer((request, response) => {
  void answer(request.url ?? '').catch((error: unknown) => {
    response.writeHead(500).end(String(error));
  });

  async function answer(path: string): Promise<void> {
    const { variables } = (await json(request)) as { variables: Record<string, unknown> };
    const statement = statements[path];
    if (!statement) throw new Error(`Nothing is at ${path}`);
    const { rows } = await pool.query<{ answer: string | null }>({
      name: path,
      text: statement.text,
      values: statement.variables.map((name) => variables[name]),
    });
    const body = `${statement.around[0]}${rows[0]?.answer ?? 'null'}${statement.around[1]}`;
    response
      .writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
      .end(body);
  }
});

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(`listening on http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`);
});
process.once('SIGTERM', () => process.exit(0));
