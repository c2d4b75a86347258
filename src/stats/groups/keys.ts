import type { FieldNode } from 'graphql';
import { Refusal } from '../../errors.ts';
import type { Run } from '../../graphql/context.ts';
import type { Row } from '../../model/fields.ts';
import { one } from '../../model/links.ts';
import { definitionOf, Shape } from '../../model/stored.ts';
import { compileType } from '../../graphql/plan/compile.ts';
import { complete } from '../../graphql/plan/load.ts';
import { emptyPlan, type LinkPlan } from '../../graphql/plan/plan.ts';
import { selectedFields, type Operation } from '../../graphql/plan/selection.ts';
import type { KeyField } from '../dimension.ts';
import type { Grain } from '../grain.ts';
import type { Bucket } from '../time/buckets.ts';
import type { Group } from './group.ts';
import type { Question } from './question.ts';

/** Keys are rows of no table: their links are followed as those of any row. */
@Shape('What the rows of a group have in common.')
class KeyOfGroup {}

const ofBucket: Readonly<Record<string, (bucket: Bucket) => unknown>> = {
  bucketStart: ({ from }) => new Date(from).toISOString(),
  bucketEnd: ({ to }) => new Date(to).toISOString(),
  bucketLocal: ({ local }) => local,
  isPartial: ({ isPartial }) => isPartial,
};

/** The keys of groups: what was selected of them, linked rows by one statement for each link. */
export async function keysOfGroups(
  grain: Grain,
  question: Question,
  groups: readonly Group[],
  buckets: readonly Bucket[],
  nodes: readonly FieldNode[],
  run: Run,
  operation: Operation,
): Promise<Row[]> {
  // Made once for all groups of a key, which differ by their bucket alone.
  const byKeys = new Map(groups.map(({ keys }): [readonly unknown[], Row] => [keys, {}]));
  const selected = new Map<string, FieldNode[]>();
  const sets = nodes.map((node) => node.selectionSet);
  for (const { node } of selectedFields(sets, operation)) {
    selected.set(node.name.value, [...(selected.get(node.name.value) ?? []), node]);
  }
  const plan = emptyPlan(definitionOf(KeyOfGroup));
  const values = new Map<string, readonly unknown[]>();
  const names: string[] = [];
  for (const [name, asked] of selected) {
    const valueOf = ofBucket[name];
    if (valueOf) {
      if (question.unit === null) refuse(name, 'a bucket size such as DAY');
      values.set(name, buckets.map(valueOf));
      continue;
    }
    names.push(name);
    const { field, first, dimension } = placeOf(grain, question, name);
    if (field.link) {
      plan.links.set(name, linkPlan(field, first, asked, operation));
      for (const [keys, row] of byKeys) keys.forEach((value, i) => (row[columnOf(i)] = value));
    } else {
      for (const [keys, row] of byKeys) row[name] = field.value?.(keys.slice(first, first + dimension.width)) ?? null;
    }
  }
  await complete(plan, [...byKeys.values()], run);
  return groups.map(({ keys, bucket }) => {
    const ofKeys = byKeys.get(keys) as Row;
    const row: Row = {};
    for (const name of names) row[name] = ofKeys[name];
    for (const [name, ofBuckets] of values) row[name] = bucket === null ? null : (ofBuckets[bucket - 1] ?? null);
    return row;
  });
}

const columnOf = (i: number): string => `$k${String(i)}`;

/** The field, its dimension, and where the dimension's columns begin. */
function placeOf(
  grain: Grain,
  question: Question,
  name: string,
): { readonly field: KeyField; readonly first: number; readonly dimension: Question['dimensions'][number] } {
  let first = 0;
  for (const dimension of question.dimensions) {
    const field = dimension.fields.find((it) => it.name === name);
    if (field) return { field, first, dimension };
    first += dimension.width;
  }
  const owner = grain.dimensions.find(({ fields }) => fields.some((it) => it.name === name));
  return refuse(name, owner?.name ?? name);
}

function refuse(field: string, dimension: string): never {
  throw new Refusal('BAD_USER_INPUT', `\`key.${field}\` can be asked for only where \`by\` holds ${dimension}.`);
}

function linkPlan(
  { name, says, link }: KeyField,
  first: number,
  nodes: readonly FieldNode[],
  operation: Operation,
): LinkPlan {
  const { to, match } = link as NonNullable<KeyField['link']>;
  const columns = Object.fromEntries(Object.entries(match).map(([property, at]) => [property, columnOf(first + at)]));
  const sets = nodes.map((node) => node.selectionSet);
  return {
    link: one(KeyOfGroup, name, to, columns, says) as LinkPlan['link'],
    plan: compileType(to, sets, operation),
  };
}
