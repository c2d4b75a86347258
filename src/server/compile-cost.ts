import {
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';

/**
 * How many fields compiled code for a document would hold, counted up to `most`. Code for an interface is written once for each of
 * its types, at every level, so a document that nests interfaces grows far beyond its own length.
 */
export function compileCost(schema: GraphQLSchema, document: DocumentNode, most: number): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  let cost = 0;

  function count(set: SelectionSetNode, type: GraphQLNamedType | undefined, times: number): void {
    const copies = isAbstractType(type) ? times * schema.getPossibleTypes(type).length : times;
    for (const selection of set.selections) {
      if (cost > most) return;
      if (selection.kind === Kind.FIELD) {
        cost += copies;
        const fields = isObjectType(type) || isInterfaceType(type) ? type.getFields() : {};
        const field = fields[selection.name.value];
        if (selection.selectionSet) count(selection.selectionSet, field && getNamedType(field.type), copies);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        const on = selection.typeCondition ? schema.getType(selection.typeCondition.name.value) : type;
        count(selection.selectionSet, on, times);
      } else {
        const fragment = fragments.get(selection.name.value);
        if (fragment) count(fragment.selectionSet, schema.getType(fragment.typeCondition.name.value), times);
      }
    }
  }

  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) {
      count(definition.selectionSet, schema.getQueryType() ?? undefined, 1);
    }
  }
  return cost;
}
