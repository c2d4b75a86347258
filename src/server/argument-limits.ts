import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError, visit, type ASTVisitor, type DocumentNode } from 'graphql';
import type { Context } from '../graphql/context.ts';

/**
 * What the arguments of one operation may hold, in its text and in its variables: values in one list and in all lists together,
 * characters in one text, lists and objects in each other. Far above what a form or a wallboard sends; some arguments allow less.
 */
const limits = { list: 1_000, lists: 10_000, text: 10_000, levels: 50 } as const;

/** Refuses operations whose arguments are too large, before any of them is looked at. */
export const argumentLimits: ApolloServerPlugin<Context> = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation: ({ document, request }) => {
        const count = createCount();
        countLiterals(document, count);
        for (const value of Object.values(request.variables ?? {})) countValues(value, count);
        return Promise.resolve();
      },
    }),
};

interface Count {
  list(length: number): void;
  text(length: number): void;
  level(level: number): void;
}

function createCount(): Count {
  let together = 0;
  return {
    list: (length) => {
      together += length;
      if (length > limits.list) {
        refuse(`A list of the arguments holds ${String(length)} values; at most ${String(limits.list)} are allowed.`);
      }
      if (together > limits.lists) {
        refuse(`The lists of the arguments hold more than ${String(limits.lists)} values together.`);
      }
    },
    text: (length) => {
      if (length <= limits.text) return;
      refuse(`A text of the arguments has ${String(length)} characters; at most ${String(limits.text)} are allowed.`);
    },
    level: (level) => {
      if (level > limits.levels) refuse(`The arguments are nested deeper than ${String(limits.levels)} levels.`);
    },
  };
}

function countLiterals(document: DocumentNode, count: Count): void {
  let level = 0;
  const nesting = { enter: () => count.level(++level), leave: () => void level-- };
  const visitor: ASTVisitor = {
    StringValue: (node) => count.text(node.value.length),
    ObjectValue: nesting,
    ListValue: {
      enter: (node) => {
        count.list(node.values.length);
        nesting.enter();
      },
      leave: nesting.leave,
    },
  };
  visit(document, visitor);
}

function countValues(variable: unknown, count: Count): void {
  const open: [value: unknown, level: number][] = [[variable, 0]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [value, level] = next;
    if (typeof value === 'string') count.text(value.length);
    if (typeof value !== 'object' || value === null) continue;
    count.level(level + 1);
    if (Array.isArray(value)) count.list(value.length);
    for (const inner of Object.values(value)) open.push([inner, level + 1]);
  }
}

function refuse(message: string): never {
  throw new GraphQLError(message, { extensions: { code: 'LIMIT_EXCEEDED', http: { status: 400 } } });
}
