/** A stream of pseudo-random numbers: the same seed gives the same stream on every machine. */
export interface Random {
  /** From 0 up to, not including, 1. */
  unit(): number;
  /** A whole number from low to high, both included. */
  int(low: number, high: number): number;
  chance(share: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** Seconds that spread as waits and talks do: many short, few very long; never below 1. */
  seconds(median: number, spread: number): number;
  /** The place of the next of so many entries of a list, each once before any comes again; absent where weights decide. */
  turn?(list: readonly unknown[]): number;
}

/** Starts the stream of a seed (mulberry32: one multiplication a number, and its quality is enough for records). */
export function createRandom(seed: number): Random {
  let state = mix(seed, 0x5eed);
  function unit(): number {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 4294967296;
  }
  return {
    unit,
    int: (low, high) => low + Math.floor(unit() * (high - low + 1)),
    chance: (share) => unit() < share,
    pick: <T>(list: readonly T[]) => list[Math.floor(unit() * list.length)] as T,
    seconds(median, spread) {
      // The sum of four uniform numbers is near enough to a normal one, and needs no logarithm.
      const normal = (unit() + unit() + unit() + unit() - 2) * 1.732;
      return Math.max(1, Math.round(median * Math.exp(spread * normal)));
    },
  };
}

/**
 * The same stream for those to whom what is rare happens: what is else drawn by weight comes in turn, every entry once before any comes
 * again, and chances are drawn half-way to even. A few hundred draws so hold what thousands would not.
 */
export function inTurn(random: Random): Random {
  const left = new Map<readonly unknown[], number[]>();
  return {
    ...random,
    chance: (share) => random.chance((share + 0.5) / 2),
    turn(list) {
      let places = left.get(list) ?? [];
      if (places.length === 0) left.set(list, (places = [...list.keys()]));
      return places.splice(random.int(0, places.length - 1), 1)[0] as number;
    },
  };
}

/** A well-spread 32-bit number of two others: what must be the same for one end user, say, in every session. */
export function mix(first: number, second: number): number {
  let bits = Math.imul((first | 0) ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul((second | 0) + 0x7f4a7c15, 0xc2b2ae35);
  bits = Math.imul(bits ^ (bits >>> 16), 0x45d9f3b);
  bits = Math.imul(bits ^ (bits >>> 15), 0x2c1b3c6d);
  return (bits ^ (bits >>> 16)) >>> 0;
}

/** The 32-bit number of a text, to seed what depends on a name. */
export function hashOf(text: string): number {
  let hash = 2166136261;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619);
  return hash >>> 0;
}

/** Draws a value as often as its weight says. */
export function weighted<T>(entries: readonly (readonly [value: T, weight: number])[]): (random: Random) => T {
  const limits: number[] = [];
  let total = 0;
  for (const [, weight] of entries) limits.push((total += weight));
  return (random) => {
    if (random.turn) return (entries[random.turn(entries)] as readonly [T, number])[0];
    const aim = random.unit() * total;
    let low = 0;
    let high = limits.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((limits[middle] as number) > aim) high = middle;
      else low = middle + 1;
    }
    return (entries[low] as readonly [T, number])[0];
  };
}

/** The same number in 8 hexadecimal digits. */
export function hex8(bits: number): string {
  return (bits >>> 0).toString(16).padStart(8, '0');
}

/** A UUID made of two numbers; of the form of version 4, though nothing in it is random. */
export function uuidOf(first: number, second: number): string {
  const a = hex8(mix(first, second));
  const b = hex8(mix(second, first ^ 0x55));
  const c = hex8(mix(first ^ 0xaa, second));
  return `${a}-${b.slice(0, 4)}-4${b.slice(5)}-a${c.slice(0, 3)}-${c.slice(3)}${hex8(second).slice(0, 7)}`;
}
