// PostGraphile over the tables of SessionGraph, as its documentation sets it up. Relations that the tables do not declare
// as foreign keys are told by smart tags, which is PostGraphile's own way. Reads one JSON argument: { url, poolSize, tags, aggregates }.
import { createServer } from 'node:http';
import { PgAggregatesPreset } from '@graphile/pg-aggregates';
import { postgraphile } from 'postgraphile';
import { makePgService } from 'postgraphile/adaptors/pg';
import { grafserv } from 'postgraphile/grafserv/node';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';
import { pgSmartTags } from 'postgraphile/utils';
import { PostGraphileConnectionFilterPreset } from 'postgraphile-plugin-connection-filter';

const { url, poolSize, tags, aggregates } = JSON.parse(process.argv[2]);

const rules = Object.entries(tags).map(([table, ofTable]) => ({ kind: 'class', match: table, tags: ofTable }));

const instance = postgraphile({
  extends: [PostGraphileAmberPreset, PostGraphileConnectionFilterPreset, ...(aggregates ? [PgAggregatesPreset] : [])],
  // It leaves out filters and groups by columns that no index begins with; here the time is indexed, and that is enough.
  ...(aggregates ? { disablePlugins: ['PgIndexBehaviorsPlugin'] } : {}),
  plugins: [pgSmartTags(rules, null, { name: 'SessionGraphRelations' })],
  // Children as plain lists, as SessionGraph answers them: less to resolve than a connection. Nulls last, as the index has them.
  schema: { defaultBehavior: '+connection +list', pgOrderByNullsLast: true },
  pgServices: [makePgService({ connectionString: url, schemas: ['public'], poolConfig: { max: poolSize } })],
  grafserv: { graphqlPath: '/graphql', graphiql: false, watch: false },
  grafast: { explain: false },
});

// Made now, so that what is wrong with it is said at the start and not by the first answer.
await instance.getSchema();

const server = createServer();
server.on('error', (error) => {
  console.error(error.message);
  process.exit(1);
});
await instance.createServ(grafserv).addTo(server);
server.listen(0, '127.0.0.1', () => console.log(`listening on http://127.0.0.1:${server.address().port}/graphql`));

process.once('SIGTERM', () => process.exit(0));
