import { type Agent, createAgents, createVirtualAgents, type VirtualAgent } from './agents.ts';
import { type Clock, createClock } from './clock.ts';
import { createDispositionLists } from './dispositions.ts';
import type { MenuKind } from './menu-tree.ts';
import { createQueues, type Queue, queuesOfKind } from './queues.ts';
import { createRandom, hashOf, mix, type Random, weighted } from './random.ts';

/** Ids that the platform hands out: one counter for each kind of row, in each instance. */
export type Ids = Record<
  | 'call'
  | 'chat'
  | 'handle'
  | 'queue'
  | 'virtualAgent'
  | 'consumer'
  | 'event'
  | 'menu'
  | 'participant'
  | 'recording'
  | 'transfer'
  | 'escalation'
  | 'deflection'
  | 'media'
  | 'sms',
  number
>;

/** One instance of the platform: its place, people, menus and counters. */
export interface Centre {
  readonly instance: string;
  readonly seed: number;
  readonly clock: Clock;
  readonly ids: Ids;
  /** How often each of the rare things had its turn, in all instances together. */
  readonly turns: Map<string, number>;
  readonly agents: readonly Agent[];
  readonly virtualAgents: readonly VirtualAgent[];
  readonly queues: readonly Queue[];
  readonly queueOf: Readonly<Record<MenuKind, (random: Random) => Queue>>;
  readonly languageOf: (random: Random) => Language;
  /** How many consumers there are; some come back often. */
  readonly endUsers: number;
  /** The best rating of the instance's survey. */
  readonly bestRating: number;
  readonly outboundNumbers: readonly string[];
}

/** A language, and its place in the instance's list (each menu path has one id a language). */
export interface Language {
  readonly code: string;
  readonly place: number;
}

interface Place {
  readonly zone: string;
  readonly languages: readonly (readonly [string, number])[];
}

// Instances beyond these take the next zone and a different set of people.
const PLACES: readonly Place[] = [
  {
    zone: 'America/Los_Angeles',
    languages: [
      ['en', 86],
      ['es', 14],
    ],
  },
  {
    zone: 'Europe/Berlin',
    languages: [
      ['de', 80],
      ['en', 20],
    ],
  },
  {
    zone: 'Asia/Jakarta',
    languages: [
      ['id', 75],
      ['en', 25],
    ],
  },
  {
    zone: 'America/Sao_Paulo',
    languages: [
      ['pt-BR', 96],
      ['en', 4],
    ],
  },
  {
    zone: 'Asia/Kolkata',
    languages: [
      ['en', 70],
      ['hi', 30],
    ],
  },
  { zone: 'Australia/Sydney', languages: [['en', 100]] },
  {
    zone: 'Europe/Lisbon',
    languages: [
      ['pt', 84],
      ['en', 16],
    ],
  },
];

const AGENTS = 800;

/** What is known of an instance before it is built. */
export interface Site {
  readonly name: string;
  /** Its place in the list of instances. */
  readonly place: number;
  readonly endUsers: number;
  /** An IANA zone; that of the place if not given. */
  readonly zone?: string | undefined;
  readonly agents?: number | undefined;
  readonly turns: Map<string, number>;
}

/** Builds an instance; the same seed and site give the same people and menus. Throws RangeError where the zone is unknown. */
export function createCentre(seed: number, site: Site): Centre {
  const { name, place, endUsers } = site;
  const own = mix(seed, hashOf(name));
  const random = createRandom(own);
  const { zone, languages } = placeOf(site);
  const agents = createAgents(random, site.agents ?? AGENTS);
  const queues = createQueues(random, agents, createDispositionLists(), languages.length);
  return {
    instance: name,
    seed: own,
    clock: createClock(zone),
    // Calls and chats start at the same number: the ids of both repeat, as they do in every instance.
    ids: {
      call: 1000,
      chat: 1000,
      handle: 0,
      queue: 0,
      virtualAgent: 0,
      consumer: 0,
      event: 0,
      menu: 0,
      participant: 0,
      recording: 0,
      transfer: 0,
      escalation: 0,
      deflection: 0,
      media: 0,
      sms: 0,
    },
    turns: site.turns,
    agents,
    virtualAgents: createVirtualAgents(),
    queues,
    queueOf: {
      ivr: queuesOfKind(queues, 'ivr'),
      mobile: queuesOfKind(queues, 'mobile'),
      web: queuesOfKind(queues, 'web'),
      sms: queuesOfKind(queues, 'sms'),
    },
    languageOf: weighted(languages.map(([code, weight], at) => [{ code, place: at }, weight] as const)),
    endUsers,
    bestRating: place % 2 === 1 ? 4 : 5,
    outboundNumbers: Array.from({ length: 6 }, (_, at) => `+12025550${120 + at}`),
  };
}

function placeOf({ zone, place }: Site): Place {
  if (zone !== undefined) return PLACES.find((known) => known.zone === zone) ?? { zone, languages: [['en', 100]] };
  return PLACES[place % PLACES.length] as Place;
}
