import {
  isAbstractType,
  isInterfaceType,
  isObjectType,
  print,
  type FieldNode,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import { extrasOf, type ExtraSelection } from '../connection/extras.ts';
import { fieldsOf, type DerivedField, type TypeClass } from '../../model/fields.ts';
import { definitionNamed, linksOf } from '../../model/model.ts';
import type { ConnectionLink, Link } from '../../model/links.ts';
import { definitionOf } from '../../model/stored.ts';
import { emptyPlan, type ConnectionSelection, type TypePlan } from './plan.ts';
import { selectedFields, type Operation } from './selection.ts';

type Sets = readonly (SelectionSetNode | undefined)[];

/** What the selection sets ask of a type. Aliases and type conditions only widen it: what is read is a superset of each. */
export function compileType(type: TypeClass, sets: Sets, operation: Operation): TypePlan {
  const plan = emptyPlan(definitionOf(type));
  addSelections(plan, sets, operation);
  return plan;
}

/** What a connection field asks. */
export function compileConnection(
  type: TypeClass,
  nodes: readonly FieldNode[],
  operation: Operation,
): ConnectionSelection {
  const rowSets: SelectionSetNode[] = [];
  let wantsRows = false;
  let wantsPageInfo = false;
  let wantsTotalCount = false;
  const extras = new Map<string, ExtraSelection & { readonly nodes: FieldNode[] }>();
  for (const { node } of selectedFields(
    nodes.map((it) => it.selectionSet),
    operation,
  )) {
    const field = node.name.value;
    const extra = extrasOf(type).get(field);
    if (extra) {
      const slot = extra.args.length > 0 ? slotOf(node) : field;
      const known = extras.get(slot);
      if (known) known.nodes.push(node);
      else extras.set(slot, { extra, nodes: [node], fragments: operation.fragments });
    }
    if (field === 'totalCount') wantsTotalCount = true;
    if (field === 'pageInfo') wantsPageInfo = true;
    if (field === 'nodes' && node.selectionSet) rowSets.push(node.selectionSet);
    if (field === 'edges') {
      wantsRows = true;
      for (const { node: inner } of selectedFields([node.selectionSet], operation)) {
        if (inner.name.value === 'node' && inner.selectionSet) rowSets.push(inner.selectionSet);
      }
    }
  }
  wantsRows ||= rowSets.length > 0 || wantsPageInfo;
  return {
    type,
    rows: wantsRows ? compileType(type, rowSets, operation) : null,
    wantsTotalCount,
    extras,
  };
}

/** The place in a parent row where the answer of a field with arguments waits for its resolver. */
export const slotOf = (node: FieldNode): string => {
  let slot = slots.get(node);
  if (!slot) {
    slots.set(node, (slot = `$${node.alias?.value ?? node.name.value}(${node.arguments?.map(print).join() ?? ''})`));
  }
  return slot;
};
const slots = new WeakMap<FieldNode, string>();

function addSelections(plan: TypePlan, sets: Sets, operation: Operation): void {
  const links = new Map<Exclude<Link, ConnectionLink>, SelectionSetNode[]>();
  const shapes = new Map<DerivedField, SelectionSetNode[]>();
  const connections = new Map<string, { link: ConnectionLink; nodes: FieldNode[] }>();
  for (const { node, on } of selectedFields(sets, operation)) {
    if (!mayApply(plan.definition.name, on, operation.schema)) continue;
    const name = node.name.value;
    const link = linksOf(plan.definition.type).get(name);
    if (link?.kind === 'connection') {
      const slot = slotOf(node);
      const known = connections.get(slot);
      if (known) known.nodes.push(node);
      else connections.set(slot, { link, nodes: [node] });
    } else if (link) {
      const linked = links.get(link);
      if (linked) linked.push(...setsOf(node));
      else links.set(link, setsOf(node));
    } else {
      const derived = addField(plan, name, on);
      if (!derived || !node.selectionSet) continue;
      const shaped = shapes.get(derived);
      if (shaped) shaped.push(node.selectionSet);
      else shapes.set(derived, [node.selectionSet]);
    }
  }
  for (const [link, linked] of links) addSelections(addLink(plan, link), linked, operation);
  for (const [field, shaped] of shapes) {
    const shape = compileType(shapeClass(field), shaped, operation);
    plan.derived.set(field.name, { field, shape });
  }
  for (const [slot, { link, nodes }] of connections) {
    for (const property of Object.values(link.match)) addColumn(plan, property);
    plan.connections.set(slot, {
      link,
      node: nodes[0] as FieldNode,
      selection: compileConnection(link.to, nodes, operation),
    });
  }
}

const setsOf = ({ selectionSet }: FieldNode): SelectionSetNode[] => (selectionSet ? [selectionSet] : []);

/** Adds a column or a computed field by its GraphQL name; returns the computed one. */
function addField(plan: TypePlan, name: string, on: string | null): DerivedField | null {
  const concrete = on === null ? undefined : definitionNamed(on)?.type;
  const field = fieldsOf(plan.definition.type).get(name) ?? (concrete && fieldsOf(concrete).get(name));
  if (!field) throw new Error(`${plan.definition.name}.${name} has no definition`);
  if (field.personal) plan.masks.set(name, field.personal);
  if (field.what === 'column') {
    plan.columns.add(name);
    return null;
  }
  if (!plan.derived.has(name)) plan.derived.set(name, { field, shape: null });
  for (const property of field.needs) addColumn(plan, property);
  for (const [list, properties] of Object.entries(field.lists)) {
    const link = linksOf(plan.definition.type).get(list);
    if (!link || link.kind === 'connection') throw new Error(`${plan.definition.name}.${name} needs the list ${list}`);
    const listed = addLink(plan, link);
    for (const property of properties) addColumn(listed, property);
  }
  return field;
}

/** A property that is needed but not selected: a column, or nothing where the type is a shape and its value brings it. */
function addColumn(plan: TypePlan, property: string): void {
  if (plan.definition.table !== null) plan.columns.add(property);
}

function addLink(plan: TypePlan, link: Exclude<Link, ConnectionLink>): TypePlan {
  for (const property of Object.values(link.match)) addColumn(plan, property);
  let linked = plan.links.get(link.name);
  if (!linked) plan.links.set(link.name, (linked = { link, plan: emptyPlan(definitionOf(link.to)) }));
  return linked.plan;
}

/** Whether a fragment on this type can hold for rows of the planned one: the type itself, one of its concrete types, or an interface of it. */
function mayApply(planned: string, on: string | null, schema: GraphQLSchema): boolean {
  if (on === null || on === planned) {
    return true;
  }
  const condition = schema.getType(on);
  const type = schema.getType(planned);
  if (isAbstractType(type) && isObjectOrInterface(condition)) {
    return (
      schema.isSubType(type, condition) ||
      (isAbstractType(condition) && isObjectOrInterface(type) && schema.isSubType(condition, type))
    );
  }
  return isAbstractType(condition) && isObjectOrInterface(type) && schema.isSubType(condition, type);
}

const isObjectOrInterface = (type: unknown): type is GraphQLObjectType | GraphQLInterfaceType =>
  isObjectType(type) || isInterfaceType(type);

function shapeClass(field: DerivedField): TypeClass {
  const type = field.type();
  return (Array.isArray(type) ? type[0] : type) as TypeClass;
}
