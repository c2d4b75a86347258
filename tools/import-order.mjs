/**
 * ESLint rule: imports stand in three groups, Node's own, then packages, then our files; within a group the order is free.
 * Imports for their effect alone (`import 'reflect-metadata'`) may stand anywhere, because their place can matter.
 */
const GROUPS = ["Node's own modules", 'packages', 'our own files'];
const groupOf = (source) => (source.startsWith('node:') ? 0 : source.startsWith('.') ? 2 : 1);

export const importOrder = {
  meta: { type: 'layout', fixable: 'code', schema: [] },
  create(context) {
    const source = context.sourceCode;

    /** Sorts a block of imports by replacing it whole; not where a comment would lose the line it belongs to. */
    function sorted(imports) {
      const block = [imports[0].range[0], imports.at(-1).range[1]];
      if (source.getAllComments().some(({ range }) => range[0] >= block[0] && range[1] <= block[1])) return undefined;
      const byGroup = imports.toSorted((a, b) => groupOf(a.source.value) - groupOf(b.source.value));
      return { block, text: byGroup.map((node) => source.getText(node)).join('\n') };
    }

    return {
      Program(program) {
        const imports = program.body.filter((node) => node.type === 'ImportDeclaration' && node.specifiers.length > 0);
        const late = imports.find(
          (node, i) => i > 0 && groupOf(node.source.value) < groupOf(imports[i - 1].source.value),
        );
        if (late === undefined) return;
        const isOneBlock =
          program.body.indexOf(imports.at(-1)) - program.body.indexOf(imports[0]) === imports.length - 1;
        const replacement = isOneBlock ? sorted(imports) : undefined;
        context.report({
          node: late,
          message: `Import ${GROUPS.join(', then ')}.`,
          fix: (fixer) => (replacement ? fixer.replaceTextRange(replacement.block, replacement.text) : null),
        });
      },
    };
  },
};
