import type pg from 'pg';
import type { Sent } from '../sent-statements.ts';

/**
 * Milliseconds that the statements of each side take on one connection, by turns: all sides once in every turn, so that what
 * slows the machine down slows all of them down. The first turn warms and does not count.
 */
export async function statementTimes(
  client: pg.Client,
  sides: readonly (readonly Sent[])[],
  turns: number,
): Promise<number[][]> {
  const times: number[][] = sides.map(() => []);
  for (let turn = 0; turn <= turns; turn++) {
    for (let i = 0; i < sides.length; i++) {
      const side = (i + turn) % sides.length;
      const started = performance.now();
      for (const { text, values } of sides[side] ?? []) await client.query(text, [...values]);
      if (turn > 0) times[side]?.push(performance.now() - started);
    }
  }
  return times;
}
