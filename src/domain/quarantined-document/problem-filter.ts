import { sql, type Sql } from '../../database/sql.ts';
import type { FieldFilter } from '../../model/fields.ts';
import { inputType } from '../../model/types.ts';
import { comparison } from '../../graphql/filter/comparison.ts';

const problemListFilter = inputType('ProblemListFilter', 'Looks into a list of problems.', [
  {
    name: 'contains',
    type: () => 'text',
    nullable: true,
    says: 'One of them contains this text, whatever the case of the letters.',
  },
]);

/** Whether one of the problems contains a text, whatever the case of the letters. */
export const problemContains = (problems: Sql, text: string): Sql =>
  sql`EXISTS (SELECT FROM unnest(${problems}) AS problem WHERE ${comparison({ name: 'problems', kind: 'text' }, { contains: text }, sql`problem`)})`;

/** The filter of `problems`. */
export const problemFilter: FieldFilter = {
  input: problemListFilter,
  condition: ({ contains }, column) =>
    contains == null ? sql`TRUE` : problemContains(column('problems'), contains as string),
};
