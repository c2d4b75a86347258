import {
  astFromValue,
  buildSchema,
  execute,
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  getVariableValues,
  GraphQLError,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isLeafType,
  Kind,
  print,
  printSchema,
  type DocumentNode,
  type ExecutionResult,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import type { Request } from './documents.ts';

/** Has graphql-js carry out a document that has no variables, fragments or directives. */
export type AskPlainly = (document: string) => Promise<ExecutionResult>;

/** What is expected of a request. */
export interface Expected extends ExecutionResult {
  /** Set where something has no value that may not be without; whether that is met depends on the rows. */
  readonly mayBeRefused?: true;
  /** What the fields of the root that fail say, each for itself: which of them takes the answer with it depends on the database. */
  readonly refusals?: readonly string[];
}

/** What plain graphql-js makes of a request over rows that were read whole. */
export type Reference = (document: DocumentNode, request: Request) => Promise<Expected>;

type Composite = GraphQLObjectType | GraphQLInterfaceType;

/** What is asked of an object: its fields by the names that stand for field and arguments, within the types for which they are asked. */
interface Asked {
  readonly fields: Map<string, { readonly text: string; readonly inner: Asked | null; readonly named: string }>;
  readonly byType: Map<string, Asked>;
}

/** Too large to be read with every row, and asked for by name often enough. */
const LARGE = new Set(['raw', 'timeline', 'asOf', 'lagSeconds']);

/**
 * Answers requests in two steps that share nothing with the planning under test. Each root field is asked for by a document of its
 * own, in which everything is written out: arguments as literals, no fragment but a type, no directive, no field twice, and of every
 * row all fields that take no arguments. Then graphql-js carries out the real document over that answer, one property after the other.
 */
export function createReference(schema: GraphQLSchema, ask: AskPlainly): Reference {
  // Scalars and enums as they are sent: what was coerced is the server's to show.
  const sent = buildSchema(printSchema(schema));
  return async (document, { operationName, variables }) => {
    const operation = document.definitions.find(
      (it): it is OperationDefinitionNode => it.kind === Kind.OPERATION_DEFINITION && it.name?.value === operationName,
    ) as OperationDefinitionNode;
    const real = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
    if (real.errors) return { errors: real.errors };
    const { coerced = {} } = getVariableValues(sent, operation.variableDefinitions ?? [], variables);
    let asked: Asked;
    try {
      asked = collect(document, operation.selectionSet, sent.getQueryType() as GraphQLObjectType, sent, coerced);
    } catch (error) {
      // An argument or a directive that its variables leave without a value.
      return { errors: [error as GraphQLError], data: null, mayBeRefused: true };
    }
    const roots = new Map<string, ExecutionResult>();
    for (const [name, { text, inner, named }] of asked.fields) {
      const whole = `{ ${name}: ${text}${inner ? ` { ${printed(inner, named, sent)} }` : ''} }`;
      roots.set(name, await ask(whole));
    }
    const refusals = [...roots.values()].flatMap(({ errors = [] }) => errors.map(({ message }) => message));
    const result = await execute({
      schema: sent,
      document,
      operationName,
      variableValues: variables,
      rootValue: roots,
      fieldResolver: (source: unknown, args: Record<string, unknown>, _context, info) => {
        const name = nameFor(info.parentType.getFields()[info.fieldName] as GraphQLField<unknown, unknown>, args);
        if (!(source instanceof Map)) return (source as Record<string, unknown>)[name];
        const { data, errors } = source.get(name) as ExecutionResult;
        const [error] = errors ?? [];
        if (error) throw new GraphQLError(error.message, { extensions: error.extensions ?? {} });
        return data?.[name];
      },
      typeResolver: (value: unknown) => (value as { __typename: string }).__typename,
    });
    return { ...result, refusals };
  };
}

/** A name for a field with these arguments, the same wherever they come from. */
function nameFor({ name, args }: GraphQLField<unknown, unknown>, values: Readonly<Record<string, unknown>>): string {
  if (args.length === 0) return name;
  const text = JSON.stringify(args.filter((arg) => arg.name in values).map((arg) => [arg.name, values[arg.name]]));
  return `${name}_${Buffer.from(text).toString('hex')}`;
}

/** Adds what a selection asks for, as the specification says: CollectFields, with the arguments as they are for these variables. */
function collect(
  document: DocumentNode,
  set: SelectionSetNode,
  on: Composite,
  schema: GraphQLSchema,
  variables: Record<string, unknown>,
  asked: Asked = { fields: new Map(), byType: new Map() },
): Asked {
  const within = (name: string | undefined): Asked => {
    if (name === undefined || name === on.name) return asked;
    const inner = asked.byType.get(name) ?? { fields: new Map(), byType: new Map() };
    asked.byType.set(name, inner);
    return inner;
  };
  for (const it of set.selections) {
    if (getDirectiveValues(GraphQLSkipDirective, it, variables)?.['if'] === true) continue;
    if (getDirectiveValues(GraphQLIncludeDirective, it, variables)?.['if'] === false) continue;
    if (it.kind === Kind.FIELD) {
      const field = on.getFields()[it.name.value];
      if (!field) continue;
      const values = getArgumentValues(field, it, variables);
      const name = nameFor(field, values);
      const type = getNamedType(field.type);
      const literals = field.args
        .filter((arg) => arg.name in values)
        .map((arg) => `${arg.name}: ${print(astFromValue(values[arg.name], arg.type) as never)}`);
      const text = `${field.name}${literals.length > 0 ? `(${literals.join(', ')})` : ''}`;
      const entry = asked.fields.get(name) ?? {
        text,
        named: type.name,
        inner: isLeafType(type) ? null : { fields: new Map(), byType: new Map() },
      };
      asked.fields.set(name, entry);
      if (it.selectionSet && entry.inner) {
        collect(document, it.selectionSet, type as Composite, schema, variables, entry.inner);
      }
      continue;
    }
    const fragment = it.kind === Kind.INLINE_FRAGMENT ? it : fragmentNamed(document, it.name.value);
    const name = fragment.typeCondition?.name.value;
    const type = name === undefined ? on : (schema.getType(name) as Composite);
    collect(
      document,
      fragment.selectionSet,
      type,
      schema,
      variables,
      type === schema.getQueryType() ? asked : within(name),
    );
  }
  return asked;
}

const fragmentNamed = (document: DocumentNode, name: string): FragmentDefinitionNode =>
  document.definitions.find(
    (it) => it.kind === Kind.FRAGMENT_DEFINITION && it.name.value === name,
  ) as FragmentDefinitionNode;

/** What is asked, written out, with all fields that take no arguments besides. */
function printed({ fields, byType }: Asked, typeName: string, schema: GraphQLSchema): string {
  const type = schema.getType(typeName) as Composite;
  const parts = ['__typename'];
  // What a key may be asked for depends on what the groups are made by.
  const whole = typeName.endsWith('GroupKey') ? [] : Object.values(type.getFields());
  for (const { name, args, type: of } of whole) {
    if (args.length === 0 && isLeafType(getNamedType(of)) && !LARGE.has(name) && !fields.has(name)) parts.push(name);
  }
  for (const [name, { text, inner, named }] of fields) {
    parts.push(`${name === text ? '' : `${name}: `}${text}${inner ? ` { ${printed(inner, named, schema)} }` : ''}`);
  }
  for (const [name, inner] of byType) parts.push(`... on ${name} { ${printed(inner, name, schema)} }`);
  return parts.join(' ');
}
