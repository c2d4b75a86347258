import { createCentre, type Centre } from './centre.ts';
import { type GeneratedSession, generateSession } from './sessions.ts';
import { createLoad, type Load } from './load.ts';
import { createRandom, weighted } from './random.ts';

/** What to generate. Shares are from 0 to 1. */
export interface GeneratorOptions {
  readonly seed: number;
  readonly sessions: number;
  /** Creation times lie from here … */
  readonly from: Date;
  /** … to here, the end excluded. */
  readonly to: Date;
  /** Names of instances, `default` if none; ids repeat between them. */
  readonly instances?: readonly string[];
  /** Share of sessions that are also delivered as they were just after their end. */
  readonly secondExports?: number;
  /** Share of sessions whose older export is delivered after the newer. */
  readonly late?: number;
  /** Share of sessions whose newest export is delivered twice. */
  readonly duplicate?: number;
  /** Share of sessions that are preceded by a bad file. */
  readonly broken?: number;
}

/** One delivered file. */
export interface GeneratedFile {
  readonly instance: string;
  readonly name: string;
  readonly text: string;
  /** Whether nobody can take it in. */
  readonly isBroken: boolean;
}

export function* generateSessions(options: GeneratorOptions): Generator<GeneratedSession> {
  const names = options.instances ?? ['default'];
  const from = Math.floor(options.from.getTime() / 1000);
  const to = Math.floor(options.to.getTime() / 1000);
  const random = createRandom(options.seed);
  const endUsers = Math.max(20, Math.ceil((options.sessions * 0.3) / names.length));
  const centres = names.map((name, place) => createCentre(options.seed, name, place, endUsers));
  const loads = centres.map((centre) => createLoad(centre.clock, from, to));
  const next = weighted(centres.map((centre, place) => [{ centre, load: loads[place] as Load }, 1 / (place + 1)] as const));
  for (let n = 0; n < options.sessions; n++) {
    const { centre, load } = next(random);
    const createdAt = load((n + random.unit()) / options.sessions);
    yield generateSession(centre, random, createdAt, (createdAt - from) / (to - from));
  }
}

export function* generateFiles(options: GeneratorOptions): Generator<GeneratedFile> {
  for (const { centre, draft, record } of generateSessions(options)) {
    yield { instance: centre.instance, name: `${centre.clock.folder(draft.createdAt)}/metadata-${draft.channel}-${draft.id}.json`, text: JSON.stringify(record), isBroken: false };
  }
}
export type { Centre };
