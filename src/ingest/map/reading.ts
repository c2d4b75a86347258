import type { Warning } from '../../domain/part.ts';
import { cutPath } from './cut-path.ts';

/** More than this says nothing that the first ones do not, and a hostile file could hold millions. */
const MOST = 1000;

/** Where in a document the mapping is, and what it found odd there. */
export class Reading {
  /** Paths that nothing maps, with `[]` for the items of a list. */
  readonly unmapped = new Set<string>();
  private readonly names: string[] = [];
  private readonly indexes: number[] = [];

  constructor(
    readonly warnings: Warning[],
    /** Whether texts may hold what PostgreSQL cannot store. */
    readonly hasOddText: boolean,
  ) {}

  /** Goes into an object under a key, or into an item of the list under it. */
  enter(name: string, index = -1): void {
    this.names.push(name);
    this.indexes.push(index);
  }

  leave(): void {
    this.names.pop();
    this.indexes.pop();
  }

  warn(key: string, problem: string): void {
    if (this.warnings.length > MOST) return;
    const path = this.path(key, (index) => `[${String(index)}]`);
    const last = this.warnings.at(-1);
    // Two columns may read one value: an id is that of the row and of the agent.
    if (last?.path === path && last.problem === problem) return;
    if (this.warnings.length < MOST) this.warnings.push({ path, problem });
    else this.warnings.push({ path: '', problem: `more than ${String(MOST)} warnings; the rest is left out` });
  }

  /** Notes a key that nothing maps. */
  pass(key: string): void {
    if (this.unmapped.size < MOST) this.unmapped.add(this.path(key, () => '[]'));
  }

  private path(key: string, list: (index: number) => string): string {
    const steps = this.names.map(
      (name, i) => `${name}${(this.indexes[i] as number) < 0 ? '' : list(this.indexes[i] as number)}`,
    );
    return cutPath([...steps, key].join('.').replaceAll('.[', '['));
  }
}
