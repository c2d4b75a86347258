import { Kind, parse, print, validate, visit, type ASTNode, type DocumentNode, type GraphQLSchema } from 'graphql';
import type { Case } from './documents.ts';

/** Parts of a document that may be taken out one by one. */
const PARTS = new Set<string>([
  Kind.FIELD,
  Kind.FRAGMENT_SPREAD,
  Kind.INLINE_FRAGMENT,
  Kind.DIRECTIVE,
  Kind.ARGUMENT,
  Kind.OBJECT_FIELD,
  Kind.FRAGMENT_DEFINITION,
  Kind.VARIABLE_DEFINITION,
]);

/** Takes parts out of a document for as long as what is left is still a valid one that fails. */
export async function shrink(
  schema: GraphQLSchema,
  failing: Case,
  fails: (it: Case) => Promise<boolean>,
): Promise<Case> {
  let smallest = failing;
  for (let at = 0; ;) {
    const smaller = without(schema, smallest.document, at);
    if (smaller === null) return smallest;
    const candidate = { ...smallest, document: smaller };
    if (smaller !== '' && (await fails(candidate))) smallest = candidate;
    else at++;
  }
}

/** The document without its part at a place in reading order; empty where that is not valid, null where there is no such part. */
function without(schema: GraphQLSchema, document: string, at: number): string | null {
  let seen = -1;
  let isFound = false;
  const smaller = visit(parse(document), {
    enter(node: ASTNode) {
      if (!PARTS.has(node.kind) || isFound || ++seen < at) return undefined;
      isFound = true;
      return null;
    },
  }) as DocumentNode;
  if (!isFound) return null;
  const text = tidy(smaller);
  return text !== null && validate(schema, parse(text)).length === 0 ? text : '';
}

/** As text, without fragments and variables that nobody uses any more; null where a selection is empty. */
function tidy(document: DocumentNode): string | null {
  let text = print(document);
  for (;;) {
    try {
      const parsed = parse(text);
      const next = print(
        visit(parsed, {
          FragmentDefinition: (node) => (new RegExp(`\\.\\.\\.${node.name.value}\\b`).test(text) ? undefined : null),
          VariableDefinition: (node) =>
            text.split(new RegExp(`\\$${node.variable.name.value}\\b`)).length > countOf(parsed) + 1 ? undefined : null,
        }) as DocumentNode,
      );
      if (next === text) return text;
      text = next;
    } catch {
      return null;
    }
  }
}

/** How often a variable is written that nobody uses: once in each operation. */
const countOf = ({ definitions }: DocumentNode): number =>
  definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION).length;
