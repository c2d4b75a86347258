import { type Random, weighted } from './random.ts';

/** A person as `agent_info`, `from_agent` and `to_agent` show it; keys in the order of the files. */
export interface AgentReference {
  readonly id: number;
  readonly agent_number: string | null;
  readonly email: string;
  readonly name: string;
  readonly last_name: string;
  readonly first_name: string;
  readonly avatar_url: string;
}

export interface Agent {
  readonly id: number;
  readonly middleName: string | null;
  readonly reference: AgentReference;
  readonly teams: readonly { readonly id: number; readonly name: string }[];
  readonly location: Location;
  /** Seconds of talk against the usual, so that agents differ. */
  readonly pace: number;
}

interface Location {
  readonly created_at: string;
  readonly id: number;
  readonly lang: string;
  readonly location: string;
  readonly pop_settings: {
    readonly twilio: readonly string[];
    readonly nexmo: readonly string[];
    readonly telnyx: readonly string[];
  };
  readonly updated_at: string;
}

// Names that can be nobody's: the family names say that they are made up, in the languages of the instances.
const GIVEN =
  `Avery Bo Cam Devi Eka Finn Gala Hana Ilse Jori Kai Lio Mira Nils Oka Pia Quin Rika Sten Tara Ula Vito Wira Xan Yuki Zeno Ayu Bima
  Cleo Dewi Emre Faye Gita Hugo Inga Joon Kira Luca Maya Noor Oona Putri Rafa Sari Timo Uma Vera Wulan Zoe Łukasz José Zoë Anaïs Björn D'Arcy "Ace" נועם نور 愛子 Sky🌞`.split(
    /\s+/,
  );
const FAMILY_START =
  `Sample Mock Example Fict Demo Place Test Dummy Proto Invent Pretend Contoh Muster Ejemplo Beispiel Token Draft Specimen Pattern Never`.split(
    ' ',
  );
const FAMILY_END =
  ` ton field wood berg worth by ley stein mann son well holm dale sari putra ini feld rück quist ova 's-Gravenpark مثال`.split(
    ' ',
  );
const TEAM_PLACES = ['North', 'South', 'East', 'West', 'Night', 'Day'];
const TEAM_WORK = ['Billing', 'Orders', 'Technical', 'Sales “First”', 'Retention \\ فريق 🤝'];
const LOCATIONS = [
  ['en', 'en-US'],
  ['de', 'de-DE'],
  ['id', 'id-ID'],
  ['es', 'es-MX'],
] as const;

/** The people of one instance. Ids count from 1 in every instance, so they repeat between instances. */
export function createAgents(random: Random, count: number): Agent[] {
  const teams = TEAM_WORK.flatMap((work, row) =>
    TEAM_PLACES.map((place, column) => ({ id: row * 6 + column + 1, name: `${work} ${place}` })),
  );
  const teamCount = weighted<number>([
    [0, 8],
    [1, 50],
    [2, 28],
    [3, 14],
  ]);
  return Array.from({ length: count }, (_, index) => {
    const id = index + 1;
    const first = random.pick(GIVEN);
    const last = random.pick(FAMILY_START) + random.pick(FAMILY_END);
    const reference: AgentReference = {
      id,
      agent_number: random.chance(0.4) ? `A-${String(id).padStart(4, '0')}` : null,
      email: `${plain(first)}.${plain(last)}.${id}@example.com`,
      name: `${first} ${last}`,
      last_name: last,
      first_name: first,
      avatar_url: `https://avatar.example.com/user/avatar/${id}/avatar.png`,
    };
    const own = Array.from({ length: teamCount(random) }, () => random.pick(teams));
    return {
      id,
      reference,
      middleName: random.chance(0.05) ? `${random.pick(GIVEN)[0]}.` : null,
      teams: own.filter((team, at) => own.findIndex((other) => other.id === team.id) === at),
      location: locationOf(random.int(1, LOCATIONS.length)),
      pace: 0.7 + random.unit() * 0.7,
    };
  });
}

function locationOf(id: number): Location {
  const [lang, location] = LOCATIONS[id - 1] as readonly [string, string];
  const at = '2025-10-17T08:32:47.000-07:00';
  return { created_at: at, id, lang, location, pop_settings: { twilio: [], nexmo: [], telnyx: [] }, updated_at: at };
}

function plain(name: string): string {
  const letters = name
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase();
  return letters || 'agent';
}

/** A virtual agent as the files show it. Its ids are a space of their own: 6 may also be a person. */
export interface VirtualAgent {
  readonly id: number;
  readonly name: string;
  readonly va_alias: string | null;
  readonly avatar_url: string;
}

const VIRTUAL_AGENTS = [
  'Order assistant',
  'Billing assistant',
  'Web helper',
  'Night desk',
  'Identity check',
  'Line test',
  'Appointment planner',
  'Asisten pesanan',
  'Note taker',
];

/** The virtual agents of one instance, the last three of which do tasks for agents, the last one without a leg. */
export function createVirtualAgents(): VirtualAgent[] {
  return VIRTUAL_AGENTS.map((name, index) => ({
    id: index + 4,
    name,
    va_alias: index % 3 === 2 ? null : `${name.toLowerCase().replaceAll(' ', '-')}-va`,
    avatar_url: `https://avatar.example.com/virtual_agent/avatar/${index + 4}/avatar.png`,
  }));
}
