import type { GraphQLFieldResolver, GraphQLResolveInfo } from 'graphql';
import { Mutation, Query, Resolver } from 'type-graphql';
import { connectionOf, declareArgs, declareConnectionArgs } from './connection/declare.ts';
import type { Argument } from './connection/extras.ts';
import { answerRoot } from './connection/root.ts';
import type { ConnectionArgs } from './connection/page.ts';
import type { Context, Run } from './context.ts';
import type { TypeClass, TypeThunk } from '../model/fields.ts';
import { connectionPlanOf } from './plan/kept.ts';
import { refuseWithout, rightsInWords, type Right } from '../model/principal.ts';

export type RootResolver = GraphQLFieldResolver<unknown, Context, never>;

/** A field of the root. */
export interface Root {
  readonly name: string;
  readonly says: string;
  readonly type: TypeThunk;
  readonly nullable: boolean | 'items';
  readonly args: readonly Argument[];
  /** What the caller must be allowed to; anybody may ask when left out. */
  readonly needs?: Right;
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

const listResolver =
  (type: TypeClass): GraphQLFieldResolver<unknown, Context, ConnectionArgs> =>
  (_source, args, context, info) =>
    answerRoot(type, args, connectionPlanOf(type, info), runOf(context, info));

/** The fields of the roots as type-graphql wants them, and the resolver of each by its name. */
export interface DeclaredRoots {
  readonly holder: new () => object;
  readonly queries: ReadonlyMap<string, RootResolver>;
  readonly mutations: ReadonlyMap<string, RootResolver>;
}

/** Declares the fields of the roots: those that answer, the lists among them, and those that change something. */
export function declareRoots(
  roots: readonly Root[],
  lists: readonly ListRoot[],
  changes: readonly Root[],
): DeclaredRoots {
  class Roots {}
  const prototype = Roots.prototype;
  const queries = new Map<string, RootResolver>();
  const mutations = new Map<string, RootResolver>();
  const declare = (
    kind: typeof Query,
    { name, type, nullable, says, needs }: Pick<Root, 'name' | 'type' | 'nullable' | 'says' | 'needs'>,
  ): void => {
    const descriptor = { value: (): null => null, configurable: true };
    Object.defineProperty(prototype, name, descriptor);
    const description = needs ? `${says} ${rightsInWords[needs]}` : says;
    kind(type as never, { description, nullable })(prototype, name, descriptor);
  };
  const declareRoot = (kind: typeof Query, resolvers: Map<string, RootResolver>, root: Root): void => {
    declare(kind, root);
    declareArgs(prototype, root.name, root.args);
    resolvers.set(root.name, guarded(root, root.resolve));
  };
  for (const root of roots) declareRoot(Query, queries, root);
  for (const root of changes) declareRoot(Mutation, mutations, root);
  for (const list of lists) {
    const connection = connectionOf(list.type);
    declare(Query, { ...list, type: () => connection, nullable: false });
    declareConnectionArgs(prototype, list.name, list.type);
    queries.set(list.name, guarded(list, listResolver(list.type) as RootResolver));
  }
  Resolver()(Roots);
  return { holder: Roots, queries, mutations };
}

/** The resolver, for those who have the right. */
const guarded = ({ name, needs }: Pick<Root, 'name' | 'needs'>, resolve: RootResolver): RootResolver =>
  needs === undefined
    ? resolve
    : (source, args, context, info) => {
        refuseWithout(needs, context.principal, name);
        return resolve(source, args, context, info);
      };
