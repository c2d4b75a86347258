import { Kind, visit, type FieldNode, type GraphQLResolveInfo, type OperationDefinitionNode } from 'graphql';
import type { TypeClass } from '../../model/fields.ts';
import { compileConnection, compileType } from './compile.ts';
import type { ConnectionSelection, TypePlan } from './plan.ts';

/** By operation, because two operations may share a field of the root by a fragment and ask different things beside it. */
const kept = new WeakMap<OperationDefinitionNode, Map<FieldNode, Map<TypeClass, unknown>>>();

/** The plan of a root field that is a connection. */
export const connectionPlanOf = (type: TypeClass, info: GraphQLResolveInfo): ConnectionSelection =>
  keep(type, info, () => compileConnection(type, info.fieldNodes, info));

/** The plan of a root field that is one or several rows of a type. */
export const typePlanOf = (type: TypeClass, info: GraphQLResolveInfo): TypePlan =>
  keep(type, info, () =>
    compileType(
      type,
      info.fieldNodes.map((node) => node.selectionSet),
      info,
    ),
  );

/** A document's plan is made once, unless a variable decides what is selected. */
function keep<T>(type: TypeClass, info: GraphQLResolveInfo, make: () => T): T {
  if (dependsOnVariables(info)) return make();
  const node = info.fieldNodes[0] as FieldNode;
  const fields = kept.get(info.operation) ?? new Map<FieldNode, Map<TypeClass, unknown>>();
  kept.set(info.operation, fields);
  const plans = fields.get(node) ?? new Map<TypeClass, unknown>();
  fields.set(node, plans);
  if (!plans.has(type)) plans.set(type, make());
  return plans.get(type) as T;
}

const dependent = new WeakMap<OperationDefinitionNode, boolean>();

function dependsOnVariables({ operation, fragments }: GraphQLResolveInfo): boolean {
  const known = dependent.get(operation);
  if (known !== undefined) return known;
  let found = false;
  const look = {
    Directive: {
      enter: (directive: { arguments?: readonly { value: { kind: string } }[] }) => {
        found ||= directive.arguments?.some(({ value }) => value.kind === Kind.VARIABLE) ?? false;
      },
    },
  };
  visit(operation, look);
  for (const fragment of Object.values(fragments)) visit(fragment, look);
  dependent.set(operation, found);
  return found;
}
