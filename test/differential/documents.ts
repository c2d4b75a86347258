import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { createRandom } from '../../src/generate/random.ts';
import { createInputs, type Variable } from './inputs.ts';

/** A document, and the requests in which a client sends it, one after the other. */
export interface Case {
  readonly document: string;
  readonly requests: readonly Request[];
}

export interface Request {
  readonly operationName: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

type Composite = GraphQLObjectType | GraphQLInterfaceType;
type Field = GraphQLField<unknown, unknown>;

const DEEPEST = 4;
/** What no two answers say alike, because it depends on the time at which they were made. */
const PASSED_OVER = new Set(['asOf', 'lagSeconds']);

/** The document of a seed: whatever the schema allows, with merged fields, fragments, directives and variables wherever they may stand. */
export function randomCase(schema: GraphQLSchema, seed: number, ids: readonly string[]): Case {
  const random = createRandom(seed);
  const inputs = createInputs(random, ids);
  const fragments: { readonly name: string; readonly on: Composite; readonly text: string }[] = [];
  /** Fields that are still written before only leaves are. */
  let left = 12;
  /** Ways in which a field with arguments was asked for; its response name is its place in them. */
  const asked = new Map<string, string[]>();

  function selection(type: Composite, depth: number): string {
    const parts: string[] = [];
    const fields = Object.values(type.getFields()).filter(({ name }) => !PASSED_OVER.has(name));
    const leaves = fields.filter((field) => isLeafType(getNamedType(field.type)));
    const inner = fields.filter((field) => !isLeafType(getNamedType(field.type)));
    for (let i = random.int(1, 3); i > 0; i--) {
      if (depth > 0 && random.chance(0.22)) parts.push(fragment(type, depth));
      else {
        const from =
          inner.length > 0 && depth < DEEPEST && left > 0 && (leaves.length === 0 || random.chance(0.5))
            ? inner
            : leaves;
        if (from.length === 0) continue;
        const field = random.pick(from);
        if (from === inner) left--;
        const named = nameAndArguments(field);
        // The same field under the same name, with another selection: the two are merged.
        for (let times = random.chance(0.25) ? 2 : 1; times > 0; times--) {
          parts.push(`${named}${directives()}${subselection(field, depth)}`);
        }
      }
    }
    return parts.length === 0 ? '__typename' : parts.join(' ');
  }

  function subselection(field: Field, depth: number): string {
    const type = getNamedType(field.type);
    return isCompositeType(type) ? ` { ${selection(type as Composite, depth + 1)} }` : '';
  }

  function nameAndArguments({ name, args }: Field): string {
    const text = inputs.argumentsOf(
      args,
      chosen(
        args.map((arg) => arg.name),
        args.filter(isRequiredArgument).map((arg) => arg.name),
      ),
    );
    if (text === '') return random.chance(0.15) ? `${name}_a: ${name}` : name;
    // Fields of one name may differ in the types of their arguments.
    const key = `${name}|${args.map(({ type }) => type.toString()).join()}`;
    const known = asked.get(key) ?? [];
    asked.set(key, known);
    if (known.length > 0 && random.chance(0.3)) return random.pick(known);
    known.push(`${name}_${String(asked.size)}_${String(known.length)}: ${name}${text}`);
    return known.at(-1) as string;
  }

  function chosen(names: readonly string[], required: readonly string[]): string[] {
    const optional = names.filter((name) => !required.includes(name));
    // A page has one direction, and most of them begin at the beginning.
    const page = random.pick(['first', 'first', 'first', 'last']);
    return [
      ...required,
      ...optional.filter((name) => {
        if (name === 'first' || name === 'last') return name === page && random.chance(0.9);
        return random.chance(name === 'after' || name === 'before' ? 0.01 : name === 'rest' ? 0.1 : 0.35);
      }),
    ];
  }

  function fragment(type: Composite, depth: number): string {
    const known = fragments.filter(({ on }) => on === type);
    if (known.length > 0 && random.chance(0.4)) return `...${random.pick(known).name}${directives()}`;
    const on = random.pick(conditionsFor(type));
    const text = selection(on, Math.max(depth, 1));
    if (random.chance(0.5)) {
      return `...${on === type && random.chance(0.3) ? '' : ` on ${on.name}`}${directives()} { ${text} }`;
    }
    const name = `F${String(fragments.length + 1)}`;
    fragments.push({ name, on, text });
    return `...${name}${directives()}`;
  }

  function conditionsFor(type: Composite): Composite[] {
    const narrower = isAbstractType(type) ? schema.getPossibleTypes(type) : [];
    const wider = type.getInterfaces().filter(isInterfaceType);
    return [type, ...narrower, ...wider];
  }

  function directives(): string {
    if (!random.chance(0.15)) return '';
    return ` @${random.pick(['skip', 'include'])}(if: ${inputs.condition()})`;
  }

  const query = schema.getQueryType() as GraphQLObjectType;
  const operations = random.chance(0.1) ? ['A', 'B'] : ['A'];
  const roots = Object.values(query.getFields()).filter(
    ({ name, type }) => !PASSED_OVER.has(name) && isObjectOrInterface(getNamedType(type)),
  );
  const shared = operations.length > 1 || random.chance(0.1) ? fragmentOfRoot() : '';
  const bodies = operations.map(
    () => `${shared}${shared === '' || random.chance(0.5) ? root() : ''}${random.chance(0.2) ? root() : ''}`,
  );

  function fragmentOfRoot(): string {
    const name = `F${String(fragments.length + 1)}`;
    fragments.push({ name, on: query, text: '' });
    fragments[fragments.length - 1] = { name, on: query, text: root() };
    return `...${name} `;
  }

  function root(): string {
    const field = random.pick(roots);
    return `${nameAndArguments(field)}${directives()}${subselection(field, 0)} `;
  }

  /** The variables that an operation uses, by itself and through its fragments. */
  function declared(body: string, seen = new Set<string>()): Variable[] {
    const spread = fragments.filter(({ name }) => !seen.has(name) && new RegExp(`\\.\\.\\.${name}\\b`).test(body));
    for (const { name } of spread) seen.add(name);
    const inner = spread.flatMap(({ text }) => declared(text, seen));
    return inputs.variables.filter((it) => inner.includes(it) || new RegExp(`\\$${it.name}\\b`).test(body));
  }

  const texts = operations.map((name, i) => {
    const body = bodies[i] as string;
    const variables = declared(body).map(
      (it) => `$${it.name}: ${it.type}${it.fallback === null ? '' : ` = ${it.fallback}`}`,
    );
    return `query ${name}${variables.length === 0 ? '' : `(${variables.join(', ')})`} { ${body}}`;
  });
  const document = [
    ...texts,
    ...fragments.map(({ name, on, text }) => `fragment ${name} on ${on.name} { ${text} }`),
  ].join('\n');
  const [first, second] = [inputs.values(), inputs.values()];
  const sets = inputs.variables.length === 0 ? [first, first] : [first, second, first];
  return {
    document,
    requests: sets.flatMap((variables) => operations.map((operationName) => ({ operationName, variables }))),
  };
}

const isObjectOrInterface = (type: unknown): boolean => isObjectType(type) || isInterfaceType(type);
