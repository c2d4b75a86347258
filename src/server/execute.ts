import { HeaderMap, type ApolloServerPlugin } from '@apollo/server';
import { execute, type GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { Context } from '../graphql/context.ts';
import { pacedProperty } from '../graphql/schema/pace.ts';
import { answerErrors } from './report-error.ts';
import { withinBudget } from './within-budget.ts';
import { writeWithin } from './write-answer.ts';

/**
 * Executes operations in place of Apollo's own step, because the answer is made within the budget of its operation and its errors leave
 * masked. The variables are coerced by graphql-js as it begins.
 */
export function createExecution(schema: GraphQLSchema, log: Logger): ApolloServerPlugin<Context> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        responseForOperation: async ({ document, operation, operationName, contextValue, request }) => {
          // Nothing that could be executed was named: Apollo says so.
          if (!operation) return null;
          const variableValues = request.variables ?? {};
          const result = await withinBudget(contextValue.budget, operation.operation === 'mutation', () =>
            execute({
              schema,
              document,
              contextValue,
              variableValues,
              fieldResolver: pacedProperty,
              ...(operationName ? { operationName } : {}),
            }),
          );
          const answer = answerErrors(result, contextValue.requestId, log);
          writeWithin(answer.result, contextValue.budget);
          return {
            http: { headers: new HeaderMap(), ...(answer.status === 200 ? {} : { status: answer.status }) },
            body: { kind: 'single', singleResult: answer.result },
          };
        },
      }),
  };
}
