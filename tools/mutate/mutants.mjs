// The small faults that `npm run mutate` puts into a file, one at a time: what a tired programmer writes, and SQL of the same kind.
import ts from 'typescript';

/** Operators and what stands for them in a faulty program. */
const OPERATORS = {
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '===': ['!=='],
  '!==': ['==='],
  '==': ['!='],
  '!=': ['=='],
  '&&': ['||'],
  '||': ['&&'],
  '??': ['&&'],
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '%': ['*'],
  '+=': ['-='],
  '-=': ['+='],
};

/** Calls that a faulty program leaves out: the value before the dot takes their place. */
const DROPPED_CALLS = new Set(['filter', 'reverse', 'sort', 'toSorted', 'trim', 'toLowerCase', 'toUpperCase', 'slice']);
const SWAPPED_NAMES = {
  min: 'max',
  max: 'min',
  some: 'every',
  every: 'some',
  startsWith: 'endsWith',
  floor: 'ceil',
  ceil: 'floor',
};

/** Words and signs of SQL, each with its faulty twin. */
const SQL_TWINS = [
  [/ <= /g, ' < '],
  [/ < /g, ' <= '],
  [/ >= /g, ' > '],
  [/ > /g, ' >= '],
  [/ <> /g, ' = '],
  [/ = /g, ' <> '],
  [/ \+ /g, ' - '],
  [/ - /g, ' + '],
  [/ \/ /g, ' * '],
  [/\bIS NULL\b/g, 'IS NOT NULL'],
  [/\bIS NOT NULL\b/g, 'IS NULL'],
  [/\bIS NOT TRUE\b/g, 'IS TRUE'],
  [/\bAND\b/g, 'OR'],
  [/\bOR\b/g, 'AND'],
  [/\bNOT (?!NULL|TRUE|FALSE|DISTINCT)/g, ''],
  [/\bASC\b/g, 'DESC'],
  [/\bDESC\b/g, 'ASC'],
  [/\bNULLS FIRST\b/g, 'NULLS LAST'],
  [/\bNULLS LAST\b/g, 'NULLS FIRST'],
  [/\bTRUE\b/g, 'FALSE'],
  [/\bFALSE\b/g, 'TRUE'],
  [/\bDISTINCT /g, ''],
  [/\bUNION ALL\b/g, 'UNION'],
  [/\bmin\(/g, 'max('],
  [/\bmax\(/g, 'min('],
  [/\bsum\(/g, 'count('],
  [/\bANY\b/g, 'ALL'],
  [/\bALL\(/g, 'ANY('],
];

/** Every mutant of a source text: where it begins and ends in the text, what stands there instead, and its line. */
export function mutantsOf(file, text) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  const found = [];
  const add = (start, end, replacement) => {
    const before = text.slice(start, end);
    if (before === replacement) return;
    const { line, character } = source.getLineAndCharacterOfPosition(start);
    found.push({ file, start, end, before, replacement, line: line + 1, column: character + 1 });
  };
  const replace = (node, replacement) => add(node.getStart(source), node.end, replacement);

  const visit = (node) => {
    if (isLeftAlone(node)) return;
    mutate(node, replace, add, source);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Types, imports, and sentences for people: a fault there is seen by the compiler or by a reader, not by a test of behaviour. */
function isLeftAlone(node) {
  return (
    ts.isImportDeclaration(node) ||
    ts.isTypeNode(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isDecorator(node)
  );
}

function mutate(node, replace, add, source) {
  if (ts.isBinaryExpression(node)) {
    const sign = node.operatorToken.getText(source);
    for (const other of OPERATORS[sign] ?? []) {
      const isOfTexts = sign === '+' && (isText(node.left) || isText(node.right));
      if (!isOfTexts) replace(node.operatorToken, other);
    }
  } else if (ts.isIfStatement(node) || ts.isConditionalExpression(node)) {
    const condition = ts.isIfStatement(node) ? node.expression : node.condition;
    replace(condition, 'true');
    replace(condition, 'false');
  } else if (ts.isPrefixUnaryExpression(node)) {
    if (node.operator === ts.SyntaxKind.ExclamationToken) replace(node, node.operand.getText(source));
    if (node.operator === ts.SyntaxKind.MinusToken) replace(node, node.operand.getText(source));
    if (node.operator === ts.SyntaxKind.PlusPlusToken) replace(node, `--${node.operand.getText(source)}`);
  } else if (ts.isPostfixUnaryExpression(node)) {
    const isPlus = node.operator === ts.SyntaxKind.PlusPlusToken;
    replace(node, `${node.operand.getText(source)}${isPlus ? '--' : '++'}`);
  } else if (node.kind === ts.SyntaxKind.TrueKeyword) replace(node, 'false');
  else if (node.kind === ts.SyntaxKind.FalseKeyword) replace(node, 'true');
  else if (ts.isNumericLiteral(node)) replace(node, `(${node.text} + 1)`);
  else if (isText(node)) mutateText(node, replace, add, source);
  else if (ts.isTemplateExpression(node)) {
    for (const piece of [node.head, ...node.templateSpans.map((span) => span.literal)]) mutateSql(piece, add, source);
  } else if (ts.isArrayLiteralExpression(node) && node.elements.length > 0) replace(node, '[]');
  else if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
    const called = node.expression.name.text;
    if (DROPPED_CALLS.has(called)) add(node.expression.expression.end, node.end, '');
    if (Object.hasOwn(SWAPPED_NAMES, called)) replace(node.expression.name, SWAPPED_NAMES[called]);
  } else if (ts.isExpressionStatement(node) && !ts.isStringLiteral(node.expression)) replace(node, ';');
  else if (ts.isReturnStatement(node) && node.expression && !isNothing(node.expression)) {
    replace(node, 'return undefined;');
  } else if (ts.isThrowStatement(node)) replace(node, ';');
}

const isText = (node) => ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node);
const isNothing = (node) =>
  node.kind === ts.SyntaxKind.NullKeyword || (ts.isIdentifier(node) && node.text === 'undefined');

/** A word becomes another one; a sentence stays, and SQL gets the faults of SQL. */
function mutateText(node, replace, add, source) {
  const isName =
    (ts.isPropertyAssignment(node.parent) && node.parent.name === node) || ts.isLiteralTypeNode(node.parent);
  if (isName) return;
  if (/\s/.test(node.text)) mutateSql(node, add, source);
  else if (node.text !== '') replace(node, ts.isStringLiteral(node) ? `'${node.text}x'`.replaceAll('\n', '') : '`x`');
}

function mutateSql(piece, add, source) {
  const start = piece.getStart(source);
  const text = source.text.slice(start, piece.end);
  for (const [pattern, twin] of SQL_TWINS) {
    for (const match of text.matchAll(pattern)) {
      // A sentence for people has the same words; SQL writes them in capitals and sets signs between blanks.
      if (isSentence(text)) return;
      add(start + match.index, start + match.index + match[0].length, twin);
    }
  }
}

const isSentence = (text) =>
  /[a-z]{2,} (is|are|has|must|may|can|cannot|was|the|of|a|an|to) /.test(text) || /[.!?]['"`]$/.test(text);
