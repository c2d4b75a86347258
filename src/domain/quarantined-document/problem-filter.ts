import 'reflect-metadata';
import { GraphQLString } from 'graphql';
import { Field, InputType } from 'type-graphql';
import { sql, type Sql } from '../../database/sql.ts';
import type { FieldFilter } from '../../model/fields.ts';
import { comparison } from '../../graphql/filter/comparison.ts';

@InputType({ description: 'Looks into a list of problems.' })
class ProblemListFilter {
  @Field(() => GraphQLString, {
    nullable: true,
    description: 'One of them contains this text, whatever the case of the letters.',
  })
  contains?: string;
}

/** Whether one of the problems contains a text, whatever the case of the letters. */
export const problemContains = (problems: Sql, text: string): Sql =>
  sql`EXISTS (SELECT FROM unnest(${problems}) AS problem WHERE ${comparison({ name: 'problems', kind: 'text' }, { contains: text }, sql`problem`)})`;

/** The filter of `problems`. */
export const problemFilter: FieldFilter = {
  input: () => ProblemListFilter,
  condition: ({ contains }, column) =>
    contains == null ? sql`TRUE` : problemContains(column('problems'), contains as string),
};
