import { GraphQLError, type ASTVisitor, type DocumentNode, type ValidationContext } from 'graphql';
import { mostRepeated, sizeOf, type DocumentSize } from './document-size.ts';

/** How large a document may be; the values are far above what a wallboard asks, and far below what hurts. */
const limits: DocumentSize = {
  operations: 30,
  fragments: 200,
  roots: 30,
  aliases: 100,
  directives: 50,
  objects: 2_000,
  fields: 5_000,
  depth: 50,
};

const inWords: Readonly<Record<keyof DocumentSize, (count: string) => string>> = {
  operations: (count) => `The document has ${count} operations`,
  fragments: (count) => `The document has ${count} fragments`,
  roots: (count) => `The document has ${count} roots`,
  aliases: (count) => `The document has ${count} aliases`,
  directives: (count) => `The document has ${count} directives`,
  objects: (count) => `The document has ${count} input objects`,
  fields: (count) => `The document has ${count} fields, those of a fragment counted in each place where it is spread`,
  depth: (count) => `The selections of the document nest ${count} levels deep`,
};

/** How many fields may be merged into one place of the answer. */
const MOST_REPEATED = 100;

/**
 * Refuses documents that repeat themselves to make work. It looks before the rules of graphql-js do, because some of those take a
 * step for every two fields of a name: the document that is refused is taken away from all of them.
 */
export function documentLimits(context: ValidationContext): ASTVisitor {
  return {
    Document(document) {
      const problems = problemsOf(document);
      for (const problem of problems) context.reportError(new GraphQLError(problem));
      // Null takes the document out of the visit that all rules share.
      return problems.length > 0 ? null : undefined;
    },
  };
}

function problemsOf(document: DocumentNode): string[] {
  const size = sizeOf(document);
  const names = Object.keys(limits) as (keyof DocumentSize)[];
  const tooMany = names.filter((what) => size[what] > limits[what]);
  if (tooMany.length > 0) {
    return tooMany.map((what) => `${inWords[what](String(size[what]))}; at most ${String(limits[what])} are allowed.`);
  }
  const { path, times } = mostRepeated(document);
  return times > MOST_REPEATED
    ? [`The document asks ${String(times)} times for "${path}"; at most ${String(MOST_REPEATED)} are allowed.`]
    : [];
}
