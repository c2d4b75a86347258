import { fieldsOf, type TypeClass } from '../../model/fields.ts';
import { linksOf } from '../../model/model.ts';
import type { Link } from '../../model/links.ts';
import { Node } from '../../model/node.ts';
import { columnType, definitionOf, hasGlobalId } from '../../model/stored.ts';
import type { ObjectField, ObjectType } from '../../model/types.ts';
import { connectionArguments, connectionOf } from '../connection/types.ts';

/** The type of a declared class: its columns and computed fields, and its links. */
export function classType(type: TypeClass): ObjectType {
  const { name, says, concrete, concreteOf } = definitionOf(type);
  return {
    declares: concrete ? 'interface' : 'object',
    name,
    says,
    fields: () => [...ownFields(type), ...linkFields(type)],
    implements: [...(concreteOf ? [concreteOf] : []), ...(hasGlobalId(type) ? [Node] : [])],
  };
}

const ownFields = (type: TypeClass): ObjectField[] =>
  [...fieldsOf(type).values()].flatMap((field): ObjectField[] => {
    const { name, says } = field;
    if (field.what === 'derived') return [{ name, says, type: field.type, nullable: field.nullable }];
    return field.isHidden ? [] : [{ name, says, type: () => columnType(field), nullable: !field.required }];
  });

const linkFields = (type: TypeClass): ObjectField[] =>
  [...linksOf(type).values()].filter(({ hidden }) => !hidden).map(linkField);

function linkField(link: Link): ObjectField {
  const { name, says, to } = link;
  switch (link.kind) {
    case 'one':
      return { name, says, type: () => to, nullable: !link.always };
    case 'connection':
      return { name, says, type: () => connectionOf(to), args: connectionArguments(to) };
    case 'list':
    case 'each':
      return { name, says, type: () => [to] };
  }
}
