import {
  getDirectiveValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';

/** What is needed of the running operation to read its selections. */
export interface Operation {
  readonly schema: GraphQLSchema;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly variableValues: Readonly<Record<string, unknown>>;
}

/** A selected field and the type condition nearest around it, where there is one. */
export interface Selected {
  readonly node: FieldNode;
  readonly on: string | null;
}

/**
 * The fields selected in these sets, through all fragments; those skipped by a directive are left out. A fragment that is spread in
 * several places of the sets is looked at once: it stands on a type of its own, so it selects the same in each of them.
 */
export function* selectedFields(
  sets: readonly (SelectionSetNode | undefined)[],
  operation: Operation,
  on: string | null = null,
  seen = new Set<string>(),
): Generator<Selected> {
  for (const set of sets) {
    for (const selection of set?.selections ?? []) {
      if (selection.directives?.length && !isIncluded(selection, operation)) continue;
      if (selection.kind === Kind.FIELD) {
        if (!selection.name.value.startsWith('__')) yield { node: selection, on };
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        yield* selectedFields([selection.selectionSet], operation, selection.typeCondition?.name.value ?? on, seen);
      } else {
        const name = selection.name.value;
        const fragment = operation.fragments[name];
        if (!fragment || seen.has(name)) continue;
        seen.add(name);
        yield* selectedFields([fragment.selectionSet], operation, fragment.typeCondition.name.value, seen);
      }
    }
  }
}

function isIncluded(
  node: FieldNode | Parameters<typeof getDirectiveValues>[1],
  { variableValues }: Operation,
): boolean {
  if (getDirectiveValues(GraphQLSkipDirective, node, variableValues)?.['if'] === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, node, variableValues)?.['if'] !== false;
}
