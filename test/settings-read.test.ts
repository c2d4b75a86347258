import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { loadConfig } from '../src/config.ts';
import { settings } from '../src/settings.ts';

/* A setting that nothing reads changes nothing, and whoever sets it is not told. */

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) => `src/${file}`);

/** The properties that a file reads by a dot, of an object of this name if one is given, or takes out of an object by a pattern. */
function readIn(file: string, object?: string): Set<string> {
  const names = new Set<string>();
  const look = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node)) {
      if (object === undefined || (ts.isIdentifier(node.expression) && node.expression.text === object)) {
        names.add(node.name.text);
      }
    } else if (object === undefined && ts.isBindingElement(node)) {
      const name = node.propertyName ?? node.name;
      if (ts.isIdentifier(name)) names.add(name.text);
    }
    node.forEachChild(look);
  };
  look(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest));
  return names;
}

test('every setting fills a member of the configuration', () => {
  const used = readIn('src/config.ts', 'values');
  expect(Object.keys(settings).filter((name) => !used.has(name))).toEqual([]);
});

/** The members of a configuration by name; of an object in it, its members. */
const membersOf = (config: object): string[] =>
  Object.entries(config).flatMap(([name, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null && !Array.isArray(value) ? [name, ...membersOf(value)] : [name],
  );

test('every member of the configuration is read by the program, by its name', () => {
  const read = new Set(files.filter((file) => file !== 'src/config.ts').flatMap((file) => [...readIn(file)]));
  const external = loadConfig({ DATABASE_URL: 'postgres://database/sessions' });
  const members = new Set([...membersOf(loadConfig({})), ...membersOf(external)]);
  expect([...members].filter((name) => !read.has(name))).toEqual([]);
});
