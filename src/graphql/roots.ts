import type { GraphQLFieldResolver, GraphQLResolveInfo } from 'graphql';
import type { TypeClass } from '../model/fields.ts';
import { refuseWithout, type Right } from '../model/principal.ts';
import type { Argument, TypeThunk } from '../model/types.ts';
import type { ConnectionArgs } from './connection/page.ts';
import { answerRoot } from './connection/root.ts';
import { connectionArguments, connectionOf } from './connection/types.ts';
import type { Context, Run } from './context.ts';
import { connectionPlanOf } from './plan/kept.ts';

type RootResolver = GraphQLFieldResolver<unknown, Context>;

/** A field of the root. */
export interface Root {
  readonly name: string;
  readonly says: string;
  readonly type: TypeThunk;
  readonly nullable: boolean | 'items';
  readonly args: readonly Argument[];
  /** What the caller must be allowed to; anybody may ask when left out. */
  readonly needs?: Right | undefined;
  readonly resolve: RootResolver;
}

/** A list at the root. */
export interface ListRoot {
  readonly name: string;
  readonly type: TypeClass;
  readonly says: string;
  /** What the caller must be allowed to; anybody may ask when left out. */
  readonly needs?: Right;
}

/** The run of one root field: the context and what its nested fields' arguments are read from. */
export const runOf = (context: Context, { schema, variableValues }: GraphQLResolveInfo): Run => ({
  ...context,
  schema,
  variables: variableValues,
});

/** The field of a list. */
export const listRoot = ({ name, type, says, needs }: ListRoot): Root => ({
  name,
  says,
  type: () => connectionOf(type),
  nullable: false,
  args: connectionArguments(type),
  needs,
  resolve: (_source, args: ConnectionArgs, context, info) =>
    answerRoot(type, args, connectionPlanOf(type, info), runOf(context, info)),
});

/** The resolver of a field, for those who have the right. */
export const guarded = ({ name, needs, resolve }: Root): RootResolver =>
  needs === undefined
    ? resolve
    : (source, args, context, info) => {
        refuseWithout(needs, context.principal, name);
        return resolve(source, args, context, info);
      };
