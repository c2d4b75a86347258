import { HeaderMap, type ApolloServerPlugin } from '@apollo/server';
import { execute, type DocumentNode, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { compileQuery, isCompiledQuery, type CompiledQuery } from 'graphql-jit';
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import type { Context } from '../graphql/context.ts';
import { compileCost } from './compile-cost.ts';
import { answerErrors } from './report-error.ts';

/** How many documents keep their compiled code. */
const KEPT = 500;

/** Fields of code worth compiling: nobody else is served while it compiles, 0.02 to 0.06 ms a field where it was measured. */
const MOST_COMPILED = 2_000;

interface Operation {
  uses: number;
  compiled: CompiledQuery | null;
}

/**
 * Executes operations in place of Apollo's own step: by code compiled for the document when it comes again (graphql-jit), else by
 * graphql-js, which alone carries out changes: one after the other, and too rarely to be worth compiling. Both coerce the variables themselves, and both answers go through the same masking of errors.
 */
export function createExecution(schema: GraphQLSchema, jit: boolean, log: Logger): ApolloServerPlugin<Context> {
  const documents = new LRUCache<DocumentNode, Map<string, Operation>>({ max: KEPT });

  function compiledFor(document: DocumentNode, name: string): CompiledQuery | null {
    const operations = documents.get(document) ?? new Map<string, Operation>();
    documents.set(document, operations);
    const operation = operations.get(name) ?? { uses: 0, compiled: null };
    operations.set(name, operation);
    if (++operation.uses === 2) {
      const isSmall = compileCost(schema, document, MOST_COMPILED) <= MOST_COMPILED;
      const compiled = isSmall ? compileQuery(schema, document, name) : null;
      if (compiled && isCompiledQuery(compiled)) operation.compiled = compiled;
    }
    return operation.compiled;
  }

  return {
    requestDidStart: () =>
      Promise.resolve({
        responseForOperation: async ({ document, operation, operationName, contextValue, request }) => {
          // Nothing that could be executed was named: Apollo says so.
          if (!operation) return null;
          const variableValues = request.variables ?? {};
          const compiled = jit && operation.operation === 'query' ? compiledFor(document, operationName ?? '') : null;
          const result: ExecutionResult = compiled
            ? ((await compiled.query(undefined, contextValue, variableValues)) as ExecutionResult)
            : await execute({
                schema,
                document,
                contextValue,
                variableValues,
                ...(operationName ? { operationName } : {}),
              });
          const answer = answerErrors(result, contextValue.requestId, log);
          return {
            http: { headers: new HeaderMap(), ...(answer.status === 200 ? {} : { status: answer.status }) },
            body: { kind: 'single', singleResult: answer.result },
          };
        },
      }),
  };
}
