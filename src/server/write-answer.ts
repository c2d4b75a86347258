import { GraphQLError } from 'graphql';
import type { Budget } from '../database/budget.ts';

type Answer = { readonly data?: unknown };

/** Values of an answer that are written without a pause. */
const TOGETHER = 400;

const budgets = new WeakMap<object, Budget>();

/** Says which budget an answer is to be written with. */
export function writeWithin<T extends Answer>(answer: T, budget: Budget): T {
  if (typeof answer.data === 'object' && answer.data !== null) budgets.set(answer.data, budget);
  return answer;
}

/** An answer as JSON, a line; or why it cannot be written, where it is larger than its operation may answer or its time is over. */
export async function writeAnswer(answer: Answer): Promise<string> {
  const budget = typeof answer.data === 'object' && answer.data !== null ? budgets.get(answer.data) : undefined;
  if (!budget) return `${JSON.stringify(answer)}\n`;
  const write = async (): Promise<string> => {
    const parts: string[] = [];
    for (const part of partsOf(answer)) {
      parts.push(part);
      budget.answer(0, Buffer.byteLength(part));
      if (budget.mustRest) await budget.rest();
    }
    budget.check();
    return `${parts.join('')}\n`;
  };
  try {
    return await Promise.race([write(), budget.failed]);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return `${JSON.stringify({ errors: [error], data: null })}\n`;
  }
}

/** The text of a value in parts, each of so few values that nobody waits for it. */
function* partsOf(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null || 'toJSON' in value || !isLarge(value)) {
    yield JSON.stringify(value) ?? 'null';
  } else if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) {
      yield i === 0 ? '[' : ',';
      yield* partsOf(value[i]);
    }
    yield ']';
  } else {
    let open = '{';
    for (const [key, member] of Object.entries(value)) {
      if (member === undefined) continue;
      yield `${open}${JSON.stringify(key)}:`;
      yield* partsOf(member);
      open = ',';
    }
    yield open === '{' ? '{}' : '}';
  }
}

/** Whether a value holds more than what is written together. */
const isLarge = (value: object): boolean => left(value, TOGETHER) < 0;

/** How many more values there may be, once those of this one are taken off. */
function left(value: unknown, most: number): number {
  let rest = most - 1;
  if (typeof value !== 'object' || value === null) return rest;
  for (const member of Array.isArray(value) ? (value as unknown[]) : Object.values(value)) {
    rest = left(member, rest);
    if (rest < 0) break;
  }
  return rest;
}
