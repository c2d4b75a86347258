import { GraphQLError, type ASTVisitor, type ValidationContext } from 'graphql';

/** How large a document may be; the values are far above what a wallboard asks, and far below what hurts. */
const limits = { aliases: 100, fields: 5_000, directives: 50, roots: 30 } as const;

/** Refuses documents that repeat themselves to make work. */
export function documentLimits(context: ValidationContext): ASTVisitor {
  const counted = { aliases: 0, fields: 0, directives: 0, roots: 0 };
  return {
    Field(node, _key, _parent, _path, ancestors) {
      counted.fields++;
      if (node.alias) counted.aliases++;
      // Between them stand the selection set and, as the parent, the list of its fields.
      const operation = ancestors.at(-2);
      if (operation && !Array.isArray(operation) && (operation as { kind: string }).kind === 'OperationDefinition') {
        counted.roots++;
      }
    },
    Directive() {
      counted.directives++;
    },
    Document: {
      leave() {
        for (const what of Object.keys(limits) as (keyof typeof limits)[]) {
          if (counted[what] <= limits[what]) continue;
          context.reportError(
            new GraphQLError(
              `The document has ${String(counted[what])} ${what}; at most ${String(limits[what])} are allowed.`,
            ),
          );
        }
      },
    },
  };
}
