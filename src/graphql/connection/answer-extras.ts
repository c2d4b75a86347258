import { getArgumentValues, isObjectType, type FieldNode, type GraphQLField } from 'graphql';
import type { Run } from '../context.ts';
import type { ConnectionSelection } from '../plan/plan.ts';
import { definitionOf } from '../../model/stored.ts';
import type { Scope } from './extras.ts';

/** The answers of the extra fields that were selected, one object for each parent, by slot. */
export async function answerExtras(
  { type, extras }: ConnectionSelection,
  scope: Scope,
  run: Run,
): Promise<Record<string, unknown>[]> {
  const answers: Record<string, unknown>[] = Array.from({ length: scope.parents }, () => ({}));
  await Promise.all(
    [...extras].map(async ([slot, { extra, nodes, fragments }]) => {
      const operation = { schema: run.schema, fragments, variableValues: run.variables };
      const field = fieldOf(`${definitionOf(type).name}Connection`, extra.name, run);
      const args = getArgumentValues(field, nodes[0] as FieldNode, run.variables);
      const found = await extra.answer(scope, args, nodes, run, operation);
      found.forEach((answer, i) => ((answers[i] as Record<string, unknown>)[slot] = answer));
    }),
  );
  return answers;
}

/** A field of the schema by the names of its type and itself. */
function fieldOf(typeName: string, name: string, { schema }: Run): GraphQLField<unknown, unknown> {
  const type = schema.getType(typeName);
  const field = isObjectType(type) ? type.getFields()[name] : undefined;
  if (!field) throw new Error(`${typeName}.${name} is not in the schema`);
  return field;
}
