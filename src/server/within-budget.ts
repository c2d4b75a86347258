import { setTimeout as sleep } from 'node:timers/promises';
import type { ExecutionResult, GraphQLError } from 'graphql';
import type { Budget } from '../database/budget.ts';

/** How long after its deadline a change may take to say what it has done, in milliseconds. */
const LAST_WORDS_MS = 2_000;

/**
 * What an operation answers, or why it was ended before that: its deadline passed, it asked for too much, or its client left. A change heeds
 * its deadline by itself, because it can say how far it came, and is ended only where it does not.
 */
export async function withinBudget(
  budget: Budget,
  isChange: boolean,
  work: () => ExecutionResult | Promise<ExecutionResult>,
): Promise<ExecutionResult> {
  const ended = isChange ? budget.failed.catch(later) : budget.failed;
  try {
    const result = await Promise.race([work(), ended]);
    if (!isChange) budget.check();
    return result;
  } catch (error) {
    if (error !== budget.signal.reason) throw error;
    return { data: null, errors: [error as GraphQLError] };
  }
}

async function later(reason: unknown): Promise<never> {
  await sleep(LAST_WORDS_MS, undefined, { ref: false });
  throw reason;
}
