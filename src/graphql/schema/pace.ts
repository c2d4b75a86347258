import { getNullableType, isLeafType, isListType, type GraphQLFieldResolver, type GraphQLOutputType } from 'graphql';
import type { Budget } from '../../database/budget.ts';
import type { Context } from '../context.ts';

/** For what belongs to an answer that nobody will get. */
const never = new Promise<never>(() => undefined);

/** Every field without a resolver of its own is a property of its row. */
export const pacedProperty: GraphQLFieldResolver<Readonly<Record<string, unknown>>, Context> = (
  row,
  _args,
  { budget },
  { fieldName, returnType },
) => paced(row[fieldName], returnType, budget);

/**
 * A value as graphql-js is to have it: at once, or later, when others should have their turn first. graphql-js goes through all that is there
 * without a pause, and a promise is the one thing it waits for. Objects are counted wherever they stand: a row that was read once may
 * stand in the answer a million times.
 */
export function paced(value: unknown, type: GraphQLOutputType, budget: Budget): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const shape = shapeOf(type);
  if (shape === 'leaf') return value;
  if (shape === 'list') return pacedItems(value as readonly unknown[], budget);
  budget.answer(1, 0);
  if (budget.signal.aborted) return never;
  return budget.mustRest ? budget.rest().then(() => value) : value;
}

type Shape = 'leaf' | 'list' | 'object';

const shapes = new WeakMap<GraphQLOutputType, Shape>();

function shapeOf(type: GraphQLOutputType): Shape {
  let shape = shapes.get(type);
  if (shape === undefined) {
    const inner = getNullableType(type);
    shapes.set(type, (shape = isListType(inner) ? 'list' : isLeafType(inner) ? 'leaf' : 'object'));
  }
  return shape;
}

function* pacedItems(items: readonly unknown[], budget: Budget): Generator<unknown> {
  for (const item of items) {
    budget.answer(1, 0);
    if (budget.signal.aborted) return;
    yield budget.mustRest ? budget.rest().then(() => item) : item;
  }
}
