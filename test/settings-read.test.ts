import ts from 'typescript';
import { settings } from '../src/settings.ts';

/* A setting that nothing reads changes nothing, and whoever sets it is not told. */

const read = ts.readConfigFile('tsconfig.build.json', (path) => ts.sys.readFile(path));
const { fileNames, options } = ts.parseJsonConfigFileContent(read.config, ts.sys, '.');
const program = ts.createProgram(fileNames, { ...options, noEmit: true });
const checker = program.getTypeChecker();
const sources = program
  .getSourceFiles()
  .filter(({ fileName }) => /(^|[/])src[/]/.test(fileName) && !/node_modules/.test(fileName));
const config = sources.find(({ fileName }) => fileName.endsWith('src/config.ts')) as ts.SourceFile;

function each(node: ts.Node, look: (node: ts.Node) => void): void {
  look(node);
  node.forEachChild((child) => each(child, look));
}

/** The members of an interface or an object type, and those of object types inside it. */
function membersIn(node: ts.Node): ts.PropertySignature[] {
  const members: ts.PropertySignature[] = [];
  each(node, (it) => {
    if (ts.isPropertySignature(it)) members.push(it);
  });
  return members;
}

/** What a name is a name of: a property that is read by a dot, or taken out of an object by a pattern. */
function propertyOf(node: ts.Node): ts.Symbol | undefined {
  if (ts.isPropertyAccessExpression(node)) return checker.getSymbolAtLocation(node.name);
  if (!ts.isBindingElement(node) || node.dotDotDotToken) return undefined;
  const name = node.propertyName ?? node.name;
  return ts.isIdentifier(name) ? checker.getTypeAtLocation(node.parent).getProperty(name.text) : undefined;
}

test('every setting fills a member of the configuration', () => {
  const used = new Set<string>();
  each(config, (node) => {
    if (ts.isPropertyAccessExpression(node) && node.expression.getText() === 'values') used.add(node.name.text);
  });
  expect(Object.keys(settings).filter((name) => !used.has(name))).toEqual([]);
});

test('every member of the configuration is read by the program', () => {
  const declared = config.statements.find((it) => ts.isInterfaceDeclaration(it) && it.name.text === 'Config');
  const unread = new Set<ts.Declaration>(membersIn(declared as ts.Node));
  expect(unread.size).toBeGreaterThan(15);
  for (const source of sources) {
    if (source === config) continue;
    each(source, (node) => {
      for (const declaration of propertyOf(node)?.declarations ?? []) unread.delete(declaration);
    });
  }
  expect([...unread].map((it) => it.getText())).toEqual([]);
});
