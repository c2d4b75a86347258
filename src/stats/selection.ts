import { getArgumentValues, getNamedType, isObjectType, type FieldNode, type GraphQLObjectType } from 'graphql';
import type { Row } from '../model/fields.ts';
import { slotOf } from '../graphql/plan/compile.ts';
import { selectedFields, type Operation } from '../graphql/plan/selection.ts';
import type { Arguments, Ask, Leaf, Measure, Reader } from './measure.ts';

/** A field that is no measure, with all nodes that ask for it in the same way. */
export interface OtherField {
  readonly name: string;
  readonly slot: string;
  readonly args: Arguments;
  readonly nodes: readonly FieldNode[];
}

/** What was selected of a statistics type: how to read its measures, and the fields beside them. */
export interface StatisticsSelection {
  readonly read: (row: Row) => Row;
  readonly others: readonly OtherField[];
}

/** Reads a selection of measures, and adds the aggregates that they need. `measures` go by their field names in this type. */
export function selectStatistics(
  typeName: string,
  measures: ReadonlyMap<string, Measure>,
  nodes: readonly FieldNode[],
  ask: Ask,
  operation: Operation,
): StatisticsSelection {
  const type = objectTypeOf(typeName, operation);
  const readers: (readonly [string, Reader])[] = [];
  const others: OtherField[] = [];
  for (const field of fieldsOf(type, nodes, operation)) {
    const measure = measures.get(field.name);
    if (!measure) others.push(field);
    else {
      const leafType = getNamedType(type.getFields()[field.name]?.type);
      const leaves = isObjectType(leafType) ? fieldsOf(leafType, field.nodes, operation).map(leafOf) : [];
      readers.push([field.slot, measure.select(ask, field.args, leaves)]);
    }
  }
  return {
    others,
    read: (row) => {
      const answer: Row = {};
      for (const [slot, read] of readers) answer[slot] = read(row);
      return answer;
    },
  };
}

const leafOf = ({ name, slot, args, nodes }: OtherField): Leaf => ({ name, slot, args, node: nodes[0] as FieldNode });

/** The fields that are selected of a type; those with arguments once for each way in which they are asked for. */
function fieldsOf(type: GraphQLObjectType, nodes: readonly FieldNode[], operation: Operation): OtherField[] {
  const found = new Map<string, OtherField & { readonly nodes: FieldNode[] }>();
  const sets = nodes.map((node) => node.selectionSet);
  for (const { node } of selectedFields(sets, operation)) {
    const name = node.name.value;
    const field = type.getFields()[name];
    if (!field) throw new Error(`${type.name}.${name} is not in the schema`);
    const slot = field.args.length > 0 ? slotOf(node) : name;
    const known = found.get(slot);
    if (known) known.nodes.push(node);
    else {
      const args = getArgumentValues(field, node, operation.variableValues);
      found.set(slot, { name, slot, args, nodes: [node] });
    }
  }
  return [...found.values()];
}

function objectTypeOf(name: string, { schema }: Operation): GraphQLObjectType {
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new Error(`${name} is not an object type of the schema`);
  return type;
}
