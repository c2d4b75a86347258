import { lexicographicSortSchema, printSchema } from 'graphql';
import { createSchema } from '../server/schema.ts';
import type { Terminal } from './terminal.ts';

/** `sessiongraph schema`: prints the SDL, sorted; needs neither database nor settings. */
export function schemaCommand(terminal: Terminal): number {
  terminal.say(printSchema(lexicographicSortSchema(createSchema())));
  return 0;
}
