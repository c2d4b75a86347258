import {
  getNamedType,
  isEnumType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';

/** A selection of every field of a type, nested to `depth`; fields that need arguments are left out. */
export function wholeSelection(schema: GraphQLSchema, type: GraphQLNamedType, depth: number): string {
  if (!isObjectType(type) && !isInterfaceType(type)) return '';
  const fields: string[] = isInterfaceType(type) ? ['__typename'] : [];
  for (const field of Object.values(type.getFields())) {
    if (
      field.args.some(
        ({ type: argument, defaultValue }) => argument.toString().endsWith('!') && defaultValue === undefined,
      )
    ) {
      continue;
    }
    const named = getNamedType(field.type);
    if (isScalarType(named) || isEnumType(named)) fields.push(field.name);
    else if (depth > 0) {
      const page = field.args.some(({ name }) => name === 'first') ? '(first: 2)' : '';
      const inner = wholeSelection(schema, named, depth - 1);
      if (inner) fields.push(`${field.name}${page} { ${inner} }`);
    }
  }
  if (isInterfaceType(type)) {
    for (const concrete of schema.getPossibleTypes(type)) {
      const own = Object.values(concrete.getFields()).filter(({ name }) => !(name in type.getFields()));
      const leaves = own.filter(({ type: of }) => isScalarType(getNamedType(of)) || isEnumType(getNamedType(of)));
      if (leaves.length > 0 && leaves.length < 5) {
        fields.push(`... on ${concrete.name} { ${leaves.map(({ name }) => name).join(' ')} }`);
      }
    }
  }
  return fields.join(' ');
}
