import 'reflect-metadata';
import { isInterfaceType, isIntrospectionType, isObjectType, type FieldNode, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import { buildSchemaSync, Mutation, Query, Resolver } from 'type-graphql';
import type { Row } from '../../model/fields.ts';
import { rightsInWords } from '../../model/principal.ts';
import { definitionOf } from '../../model/stored.ts';
import { serveExtras, type Extras } from '../connection/extras.ts';
import { slotOf } from '../plan/compile.ts';
import { guarded, listRoot, type ListRoot, type Root } from '../roots.ts';
import type { Context } from '../context.ts';
import { Declarations, type Holder } from './declarations.ts';
import { definitionNamed, type Model } from '../../model/model.ts';
import { paced } from './pace.ts';

/** All that a schema is made of. */
export interface Served {
  /** Its types, but for those that only the database has. */
  readonly model: Model;
  /** What types add to their connections. */
  readonly extras: Extras;
  /** Fields of the root that answer. */
  readonly roots: readonly Root[];
  /** Lists of the root. */
  readonly lists: readonly ListRoot[];
  /** Fields of the root that change something. */
  readonly changes: readonly Root[];
}

/**
 * The schema. type-graphql makes the types of the declarations; the fields have no resolvers of their own but those of the root and
 * of fields with arguments, because the root has answered all of its selection before the first field is asked.
 */
export function buildSchema({ model, extras, roots, lists, changes }: Served): GraphQLSchema {
  serveExtras(extras);
  const declarations = new Declarations();
  const queries = [...roots, ...lists.map(listRoot)];
  const holder = declareRoots(declarations, queries, changes);
  const orphanedTypes = model.types
    .filter((type) => !definitionOf(type).isHidden)
    .map((type) => declarations.typeOf(type) as Holder);
  // Its check asks for all of the schema once; Apollo checks it too, and a test does.
  const schema = buildSchemaSync({ resolvers: [holder], orphanedTypes, validate: false, skipCheck: true });
  for (const type of Object.values(schema.getTypeMap())) {
    // type-graphql asks for the type of a row in a promise of its own, each time.
    if (isInterfaceType(type)) type.resolveType = (row: Row) => concreteTypeOf(row, type.name);
    // The types of introspection are those of graphql-js itself.
    if (isObjectType(type) && !isIntrospectionType(type)) resolveSlots(type);
  }
  // Its own resolvers turn arguments into objects of classes; these take them as they come.
  resolveRoots(schema.getQueryType(), queries);
  resolveRoots(schema.getMutationType(), changes);
  return schema;
}

function declareRoots(declarations: Declarations, queries: readonly Root[], changes: readonly Root[]): Holder {
  class Roots {}
  const prototype = Roots.prototype;
  const declare = (kind: typeof Query, { name, type, nullable, says, needs, args }: Root): void => {
    const of = declarations.typeOf(type());
    const description = needs ? `${says} ${rightsInWords[needs]}` : says;
    kind(() => of, { description, nullable })(prototype, name, { value: (): null => null });
    declarations.declareArguments(prototype, name, args);
  };
  for (const root of queries) declare(Query, root);
  for (const root of changes) declare(Mutation, root);
  Resolver()(Roots);
  return Roots;
}

const concreteTypeOf = (row: Row, name: string): string | undefined =>
  (row['$type'] as string | undefined) ?? definitionNamed(name)?.concrete?.typeOf(row);

/** What has arguments was answered once for each alias and waits in a slot of its own; all else is a property of the row. */
function resolveSlots(type: GraphQLObjectType<Row, Context>): void {
  for (const field of Object.values(type.getFields())) {
    if (field.args.length > 0) {
      field.resolve = (row, _args, { budget }, { fieldNodes, returnType }) =>
        paced(row[slotOf(fieldNodes[0] as FieldNode)], returnType, budget);
    }
  }
}

function resolveRoots(type: GraphQLObjectType | null | undefined, roots: readonly Root[]): void {
  const fields = type?.getFields() ?? {};
  for (const root of roots) {
    const field = fields[root.name];
    if (field) field.resolve = guarded(root);
  }
}
