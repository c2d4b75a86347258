import { createCentre } from './centre.ts';
import type { GeneratorOptions } from './files.ts';
import { createLoad } from './load.ts';
import { createRandom, inTurn, weighted } from './random.ts';
import { type GeneratedSession, generateRareSession, generateSession } from './sessions.ts';

/** Seconds after which no session is open any more for whoever looks at a given moment. */
const LONGEST = 1_800;

/** Lets the sessions happen one after the other; each instance's in order of time. Throws RangeError on options that make no sense. */
export function* generateSessions(options: GeneratorOptions): Generator<GeneratedSession> {
  check(options);
  const names = options.instances ?? ['default'];
  const from = Math.floor(options.from.getTime() / 1000);
  const to = Math.floor(options.to.getTime() / 1000);
  const random = createRandom(options.seed);
  const evenly = inTurn(random);
  const { rare = 0 } = options;
  const endUsers = Math.max(20, Math.ceil((options.sessions * 0.3) / names.length));
  const turns = new Map<string, number>();
  const sites = names.map((name, place) => {
    const centre = createCentre(options.seed, {
      name,
      place,
      endUsers,
      zone: options.zones?.[name],
      agents: options.agents,
      turns,
    });
    return { centre, load: createLoad(centre.clock, from, to), last: null as number | null };
  });
  // The first instance is the largest.
  const next = weighted(sites.map((site, place) => [site, 1 / (place + 1)] as const));
  const openFrom = options.seenAt ? Math.floor(options.seenAt.getTime() / 1000) - LONGEST : 0;
  for (let n = 0; n < options.sessions; n++) {
    const site = next(random);
    const { centre, load } = site;
    const isRare = rare > 0 && random.chance(rare);
    const due = load((n + random.unit()) / options.sessions);
    // Sessions may begin in the same second; what they are sorted by is then no order.
    const createdAt = isRare && site.last !== null && random.chance(0.2) ? site.last : due;
    site.last = createdAt;
    const share = (createdAt - from) / (to - from);
    yield isRare
      ? generateRareSession(centre, evenly, createdAt, createdAt >= openFrom)
      : generateSession(centre, random, createdAt, share, createdAt >= openFrom);
  }
}

function check(options: GeneratorOptions): void {
  const { sessions, from, to, instances, agents = 1 } = options;
  const { rare = 0, secondExports = 0, late = 0, duplicate = 0, broken = 0 } = options;
  if (!Number.isInteger(sessions) || sessions < 0) {
    throw new RangeError(`sessions must be a whole number, 0 or more; got ${sessions}`);
  }
  if (!Number.isInteger(agents) || agents < 1) {
    throw new RangeError(`agents must be a whole number, 1 or more; got ${agents}`);
  }
  // Also false where a date is invalid.
  if (!(to.getTime() - from.getTime() >= 1000)) throw new RangeError('to must be at least a second after from');
  if (instances && (instances.length === 0 || new Set(instances).size < instances.length)) {
    throw new RangeError('instances must have one name or more, none twice');
  }
  for (const [name, share] of Object.entries({ rare, secondExports, late, duplicate, broken })) {
    if (!(share >= 0 && share <= 1)) throw new RangeError(`${name} must be from 0 to 1; got ${share}`);
  }
}
