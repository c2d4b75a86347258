import { Refusal } from '../../errors.ts';
import type { TypeClass } from '../../model/fields.ts';
import { filteredLink } from './filtered-link.ts';

type Input = Readonly<Record<string, unknown>>;

/** How much one filter may ask: every condition is work for each row, and every value is compared with each. */
const limits = { levels: 8, conditions: 100, branches: 100, values: 1_000 } as const;

/** Refuses a filter that asks too much, before any of it is made into SQL. */
export function refuseTooLarge(type: TypeClass, filter: Input): void {
  let [conditions, branches] = [0, 0];
  const open = [{ type, filter, level: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { level } = next;
    if (level > limits.levels) refuse(`The filter is nested deeper than ${String(limits.levels)} levels.`);
    for (const [name, input] of Object.entries(next.filter) as [string, Input | Input[] | null][]) {
      if (input === null) continue;
      if (Array.isArray(input)) {
        branches += input.length;
        if (branches > limits.branches) {
          refuse(`\`and\` and \`or\` of the filter hold more than ${String(limits.branches)} filters.`);
        }
        for (const branch of input) open.push({ type: next.type, filter: branch, level: level + 1 });
      } else if (name === 'not') open.push({ type: next.type, filter: input, level: level + 1 });
      else {
        if (++conditions > limits.conditions) {
          refuse(`The filter has more than ${String(limits.conditions)} conditions.`);
        }
        const link = filteredLink(next.type, name);
        if (link?.kind === 'one') open.push({ type: link.to, filter: input, level: level + 1 });
        else if (link) {
          for (const inner of [input['some'], input['none']]) {
            if (inner != null) open.push({ type: link.to, filter: inner as Input, level: level + 1 });
          }
        } else refuseLongLists(name, input);
      }
    }
  }
}

function refuseLongLists(name: string, input: Input): void {
  for (const [operator, value] of Object.entries(input)) {
    if (!Array.isArray(value) || value.length <= limits.values) continue;
    refuse(
      `\`${name}.${operator}\` holds ${String(value.length)} values; at most ${String(limits.values)} can be compared with.`,
    );
  }
}

function refuse(message: string): never {
  throw new Refusal('LIMIT_EXCEEDED', message);
}
