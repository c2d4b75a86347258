import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { entities, graphqlTypes, links } from '../src/catalogue.ts';
import { errorCodes } from '../src/errors.ts';
import { columnsOf, fieldsOf, type DerivedField, type Field, type TypeClass } from '../src/model/fields.ts';
import { kinds } from '../src/model/kinds.ts';
import { definitionOf } from '../src/model/stored.ts';
import { harmless } from './support/harmless-columns.ts';

/* What the documents say and the code must hold. */

const read = (file: string): string => readFileSync(file, 'utf8');
const documents = ['.', 'docs', 'docs/decisions', 'samples'].flatMap((folder) =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.md'))
    .map((file) => join(folder, file)),
);

test('docs/errors.md says of every code when it is sent, and names no other', () => {
  const sections = [...read('docs/errors.md').matchAll(/^### (\w+)\n\n(.+)$/gm)].map(([, code, when]) => [code, when]);
  expect(Object.fromEntries(sections)).toEqual(errorCodes);
});

describe('the README', () => {
  const blocks = (language: string): string[] =>
    [...read('README.md').matchAll(/^```(\w+)\n([^]*?)^```$/gm)].flatMap(([, it, text = '']) =>
      it === language ? [text] : [],
    );

  test('asks the operation of a test', () => {
    expect(blocks('graphql')).toEqual([read('test/queries/readme.graphql')]);
  });

  test('shows the answer that the test expects', () => {
    expect(blocks('json').map((text) => JSON.parse(text) as unknown)).toEqual([
      JSON.parse(read('test/queries/readme.json')),
    ]);
  });
});

test('the map in the README names what is there', () => {
  const map = /^## Map\n\n```\n([^]*?)^```$/m.exec(read('README.md'))?.[1] ?? '';
  const named = [...map.matchAll(/^(\S+) /gm)].map(([, path = '']) => path);
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((path) => !existsSync(path))).toEqual([]);
});

describe('the documents', () => {
  /** What documents name and `isThere` denies, each with the document. */
  const missing = (pattern: RegExp, isThere: (named: string, document: string) => boolean): string[] =>
    documents.flatMap((document) =>
      [...read(document).matchAll(pattern)]
        .map(([, named = '']) => named)
        .filter((named) => !isThere(named, document))
        .map((named) => `${document}: ${named}`),
    );

  test('link to files that are there', () => {
    expect(missing(/\]\((?!https?:)([^)#]+)/g, (link, document) => existsSync(join(dirname(document), link)))).toEqual(
      [],
    );
  });

  test('name npm scripts that are there', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    expect(missing(/npm run ([\w:]+)/g, (script) => script in scripts)).toEqual([]);
  });

  test('name source files and folders that are there', () => {
    const inTree = /`((?:src|test|docs|migrations|tools|schema|samples)\/[\w./-]*)`/g;
    // `x` stands for any concept or case, `survey` for one that does not exist.
    expect(missing(inTree, (path) => /\/(x|surveys?)\b/.test(path) || existsSync(path))).toEqual([]);
  });
});

test('docs/architecture.md names every table', () => {
  const named = [...read('docs/architecture.md').matchAll(/^\| (`[^|]+) \|/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`(\w+)`/g)].map(([, it]) => it),
  );
  expect(entities.map((type) => definitionOf(type).table).filter((table) => !named.includes(table as string))).toEqual(
    [],
  );
});

describe('personal data', () => {
  const holdsText = typesFrom(entities).flatMap((type) =>
    columnsOf(type)
      .filter(({ kind, closed }) => closed === null && ['text', 'jsonb'].includes(kinds[kind].postgres))
      .filter(({ name }) => !isOpenWord(type, name))
      .map((column) => ({ name: `${type.name}.${column.name}`, column })),
  );

  test('every column of text or JSON is marked as personal, or is on the list of harmless ones', () => {
    const undecided = holdsText.filter(({ name, column }) => !column.personal && !isHarmless(name, column.name));
    expect(undecided.map(({ name }) => name)).toEqual([]);
  });

  test('the list of harmless columns names none that is marked or gone', () => {
    const unmarked = holdsText
      .filter(({ column }) => !column.personal)
      .flatMap(({ name, column }) => [name, column.name]);
    expect(Object.keys(harmless).filter((name) => !unmarked.includes(name))).toEqual([]);
  });

  test('a computed field that is made of personal columns is marked too, or is an object with fields that are', () => {
    const leaks = typesFrom([...entities, ...graphqlTypes]).flatMap((type) =>
      [...fieldsOf(type).values()]
        .filter((field) => field.what === 'derived' && !field.personal && readsPersonal(type, field))
        .filter((field) => ![...fieldsOf(shapeOf(field) ?? Object).values()].some(({ personal }) => personal))
        .map((field) => `${type.name}.${field.name}`),
    );
    expect(leaks).toEqual([]);
  });
});

/** Whether a computed field needs a personal column, of its own row or of a list that hangs on it. */
function readsPersonal(type: TypeClass, { needs, lists }: DerivedField): boolean {
  const isPersonal = (of: TypeClass, name: string): boolean => Boolean(fieldsOf(of).get(name)?.personal);
  const inLists = Object.entries(lists).some(([list, columns]) => {
    const link = links.find(({ from, name }) => name === list && (from === type || type.prototype instanceof from));
    return columns.some((name) => isPersonal(link?.to as TypeClass, name));
  });
  return inLists || needs.some((name) => isPersonal(type, name));
}

/** Whether a column holds a word of an open list, beside the enum that it is read as. */
function isOpenWord(type: TypeClass, column: string): boolean {
  const field = column.endsWith('Text') ? fieldsOf(type).get(column.slice(0, -4)) : undefined;
  const declared = field?.what === 'derived' ? field.type() : undefined;
  return typeof declared === 'object' && 'values' in declared && 'OTHER' in declared.values;
}

/** By its full name, or by its own name where it means the same everywhere. */
function isHarmless(name: string, column: string): boolean {
  return name in harmless || column in harmless;
}

/** The class behind a computed field that is an object or a list of objects; null where it is a scalar or an enum. */
function shapeOf(field: Field): TypeClass | null {
  if (field.what !== 'derived') return null;
  const named = field.type();
  const type: unknown = Array.isArray(named) ? named[0] : named;
  return typeof type === 'function' && type.prototype !== undefined && fieldsOf(type as TypeClass).size > 0
    ? (type as TypeClass)
    : null;
}

/** These types, and the objects inside their rows. */
function typesFrom(start: readonly TypeClass[]): TypeClass[] {
  const found = new Set(start);
  for (const type of found) {
    for (const field of fieldsOf(type).values()) {
      const shape = shapeOf(field);
      if (shape) found.add(shape);
    }
  }
  return [...found];
}
