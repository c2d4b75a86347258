import 'reflect-metadata';
import { GraphQLString } from 'graphql';
import { Field, InputType } from 'type-graphql';
import type { FieldFilter } from '../../model/fields.ts';
import { comparison } from '../../graphql/filter/comparison.ts';
import { checkCustomDataKey, customDataSql } from './custom-data.ts';

@InputType({
  description:
    'Compares the value of one key of unsigned custom data, as text; of the values that are no text, their JSON.',
})
class CustomDataFilter {
  @Field(() => GraphQLString, { description: 'The key; one that the setting CUSTOM_DATA_KEYS allows.' })
  key!: string;

  @Field(() => GraphQLString, { nullable: true, description: 'Is this value. Refused when null: ask with `isNull`.' })
  eq?: string;

  @Field(() => [GraphQLString], { nullable: true, description: 'Is one of these values.' })
  in?: string[];

  @Field(() => [GraphQLString], { nullable: true, description: 'Is known and none of these values.' })
  notIn?: string[];

  @Field(() => Boolean, { nullable: true, description: 'True: has no such key, or no value there. False: has one.' })
  isNull?: boolean;
}

/** The filter of `customData`: whoever may see personal data or not, of the allowed keys only. */
export const customDataFilter: FieldFilter = {
  input: () => CustomDataFilter,
  condition: ({ key, ...input }, column, _type, principal) => {
    checkCustomDataKey(key as string, principal);
    return comparison({ name: 'customData', kind: 'text' }, input, customDataSql(column('customData'), key as string));
  },
};
