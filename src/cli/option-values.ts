import { InvalidArgumentError } from 'commander';

/** Reads a whole number from `least` to `most`. */
export function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = /^\d+$/.test(text) ? Number(text) : NaN;
    if (number >= least && number <= most) return number;
    throw new InvalidArgumentError(`Give a whole number from ${least} to ${most}, in digits alone.`);
  };
}

/** Reads a share: 0.1, or 10%. */
export function share(text: string): number {
  const [, digits = '', percent] = /^(\d+(?:\.\d+)?|\.\d+)(%?)$/.exec(text) ?? [];
  const number = digits === '' ? NaN : Number(digits) / (percent === '%' ? 100 : 1);
  if (number >= 0 && number <= 1) return number;
  throw new InvalidArgumentError('Give a share from 0 to 1, such as 0.1 or 10%.');
}

const INSTANT = /^(\d{4}-\d\d-\d\d)(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d))?$/;

/** Reads a day, which is its first instant in UTC, or an instant with its offset. */
export function dayOrInstant(text: string): Date {
  const [, day = ''] = INSTANT.exec(text) ?? [];
  const instant = new Date(day === '' ? NaN : text);
  // 30 February is taken for 2 March by Date, which nobody can have meant.
  const isDay = new Date(`${day}T00:00:00Z`);
  if (!Number.isNaN(instant.getTime()) && !Number.isNaN(isDay.getTime()) && isDay.toISOString().startsWith(day)) {
    return instant;
  }
  throw new InvalidArgumentError('Give a day such as 2026-09-01, or an instant such as 2026-09-01T08:00:00Z.');
}

/** An instance to generate, and the zone that it lies in. */
export interface NamedInstance {
  readonly name: string;
  readonly zone?: string;
}

/** Adds `name` or `name=Zone/City` to those that were given before. */
export function namedInstance(text: string, before: readonly NamedInstance[] = []): readonly NamedInstance[] {
  const [, name = '', zone] = /^([^=]*)(?:=(.*))?$/.exec(text) ?? [];
  // It becomes the name of a folder.
  if (!/^[\p{L}\p{N}_][\p{L}\p{N}_.-]*$/u.test(name)) {
    throw new InvalidArgumentError('Name it with letters, digits, dots, - and _, such as emea, or emea=Europe/Berlin.');
  }
  if (before.some((other) => other.name === name)) throw new InvalidArgumentError(`${name} is named twice.`);
  if (zone === undefined) return [...before, { name }];
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
  } catch {
    throw new InvalidArgumentError(`${zone} is no time zone; they are named like Europe/Berlin.`);
  }
  return [...before, { name, zone }];
}
