import type pg from 'pg';

/** A request for one page, and what it shows. */
export interface PageRequest {
  readonly name: string;
  readonly body: string;
}

const NODES = 'nodes { channel externalId createdAt status handleSeconds } pageInfo { endCursor hasNextPage }';
const FILTERED = `query Page($filter: SessionFilter, $after: String) { sessions(filter: $filter, first: 20, after: $after) { ${NODES} } }`;

export const UNFILTERED = 'no filter';

/** The first page without a filter, and by the most frequent and the rarest agent, queue, code and end user. */
export async function pageRequests(client: pg.Client): Promise<PageRequest[]> {
  const requests = [request(UNFILTERED, {})];
  const subjects: readonly { name: string; table: string; column: string; filter: (value: string) => object }[] = [
    {
      name: 'agent',
      table: 'agent_handles',
      column: 'agent_id',
      filter: (value) => ({ agentHandles: { some: { agent: { externalId: { eq: value } } } } }),
    },
    {
      name: 'queue',
      table: 'queue_legs',
      column: 'queue_name',
      filter: (value) => ({ queueLegs: { some: { queue: { name: { eq: value } } } } }),
    },
    {
      name: 'disposition code',
      table: 'dispositions',
      column: 'code',
      filter: (value) => ({ dispositions: { some: { code: { eq: value } } } }),
    },
    {
      name: 'end user',
      table: 'sessions',
      column: 'end_user_id',
      filter: (value) => ({ endUser: { externalId: { eq: value } } }),
    },
  ];
  for (const { name, table, column, filter } of subjects) {
    const { rows } = await client.query<{ value: string; count: string }>(
      `SELECT ${column}::text AS value, count(*) FROM ${table} WHERE ${column} IS NOT NULL GROUP BY ${column} ORDER BY count(*) DESC, ${column}`,
    );
    for (const row of [rows[0], rows.at(-1)]) {
      if (row) requests.push(request(`${name} with ${row.count} sessions`, filter(row.value)));
    }
  }
  return requests;
}

/** A page after a cursor. */
export const pageAfter = (name: string, cursor: string): PageRequest => request(name, undefined, cursor);

function request(name: string, filter: object | undefined, after?: string): PageRequest {
  const variables = { ...(filter === undefined ? {} : { filter }), ...(after === undefined ? {} : { after }) };
  return { name, body: JSON.stringify({ query: FILTERED, variables }) };
}
