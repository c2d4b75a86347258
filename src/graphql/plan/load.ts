import type { Run } from '../context.ts';
import { loadConnections } from '../connection/nested.ts';
import type { Row } from '../../model/fields.ts';
import { attach, placeOf } from './links.ts';
import type { Complete, TypePlan } from './plan.ts';
import { createWave } from './wave.ts';

/**
 * Turns rows as they were read into rows as they are answered: follows the links, one statement for each whatever the number of
 * rows, then computes, then hides personal data. After this every field is a plain property of its row.
 */
export const complete: Complete = async (plan, rows, run) => {
  if (rows.length === 0) return;
  const loading: Promise<void>[] = [];
  const read = createWave(run);
  for (const linked of plan.links.values()) loading.push(attach(linked, rows, run, read, complete));
  for (const [slot, nested] of plan.connections) loading.push(loadConnections(slot, nested, rows, run, complete));
  await Promise.all(loading);
  await compute(plan, rows, run);
  if (!run.principal.seesPersonalData) await hide(plan, rows, run);
  placeLast(plan, rows);
};

async function compute(plan: TypePlan, rows: readonly Row[], run: Run): Promise<void> {
  for (const { field, shape } of plan.derived.values()) {
    const { name, value } = field;
    const type = plan.definition.name;
    for (const row of rows) {
      row[name] = value(row, type);
      if (run.budget.mustRest) await run.budget.rest();
    }
    if (shape) await complete(shape, objectsIn(rows, name), run);
  }
}

/** Masks come last: what is computed from a hidden value is computed from the value itself. */
async function hide(plan: TypePlan, rows: readonly Row[], { budget }: Run): Promise<void> {
  for (const [name, mask] of plan.masks) {
    for (const row of rows) {
      if (row[name] != null) row[name] = mask(row[name]);
      if (budget.mustRest) await budget.rest();
    }
  }
}

/** A link with the name of a column takes its place when nothing needs the column any more. */
function placeLast(plan: TypePlan, rows: readonly Row[]): void {
  for (const { link } of plan.links.values()) {
    const place = placeOf(link);
    if (place !== link.name) for (const row of rows) row[link.name] = row[place];
  }
}

function objectsIn(rows: readonly Row[], name: string): Row[] {
  const objects: Row[] = [];
  for (const row of rows) {
    const value = row[name];
    if (Array.isArray(value)) objects.push(...(value as Row[]));
    else if (value != null) objects.push(value as Row);
  }
  return objects;
}
