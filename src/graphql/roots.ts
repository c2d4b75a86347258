import type { GraphQLFieldResolver, GraphQLResolveInfo } from 'graphql';
import { Arg, Query, Resolver } from 'type-graphql';
import { connectionOf, declareConnectionArgs } from './connection/declare.ts';
import { answerRoot } from './connection/root.ts';
import type { ConnectionArgs } from './connection/page.ts';
import type { Context, Run } from './context.ts';
import type { TypeClass, TypeThunk } from './fields.ts';
import { connectionPlanOf } from './plan/kept.ts';

export type RootResolver = GraphQLFieldResolver<unknown, Context, never>;

/** A field of the root. */
export interface Root {
  readonly name: string;
  readonly says: string;
  readonly type: TypeThunk;
  readonly nullable: boolean | 'items';
  readonly args: readonly {
    readonly name: string;
    readonly type: TypeThunk;
    readonly nullable: boolean;
    readonly says: string;
  }[];
  readonly resolve: RootResolver;
}

/** A list at the root. */
export interface ListRoot {
  readonly name: string;
  readonly type: TypeClass;
  readonly says: string;
}

/** The run of one root field: the context and what its nested fields' arguments are read from. */
export const runOf = (context: Context, { schema, variableValues }: GraphQLResolveInfo): Run => ({
  ...context,
  schema,
  variables: variableValues,
});

const listResolver =
  (type: TypeClass): GraphQLFieldResolver<unknown, Context, ConnectionArgs> =>
  (_source, args, context, info) =>
    answerRoot(type, args, connectionPlanOf(type, info), runOf(context, info));

/** Declares the root fields, and returns the class that holds them and the resolver of each. */
export function declareRoots(
  roots: readonly Root[],
  lists: readonly ListRoot[],
): { readonly holder: new () => object; readonly resolvers: Map<string, RootResolver> } {
  class Roots {}
  const prototype = Roots.prototype;
  const resolvers = new Map<string, RootResolver>();
  const declare = (name: string, type: TypeThunk, description: string, nullable: Root['nullable']): void => {
    const descriptor = { value: (): null => null, configurable: true };
    Object.defineProperty(prototype, name, descriptor);
    Query(type as never, { description, nullable })(prototype, name, descriptor);
  };
  for (const root of roots) {
    declare(root.name, root.type, root.says, root.nullable);
    root.args.forEach(({ name, type, nullable, says }, i) => {
      Arg(name, type as never, { nullable, description: says })(prototype, root.name, i);
    });
    resolvers.set(root.name, root.resolve);
  }
  for (const { name, type, says } of lists) {
    const connection = connectionOf(type);
    declare(name, () => connection, says, false);
    declareConnectionArgs(prototype, name, type);
    resolvers.set(name, listResolver(type) as RootResolver);
  }
  Resolver()(Roots);
  return { holder: Roots, resolvers };
}
