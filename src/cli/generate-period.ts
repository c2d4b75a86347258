import type { GenerateChoices } from './generate-options.ts';
import { CommandRefusal } from './refusals.ts';

const DAY_MS = 86_400_000;
const DAYS = 56;

/** The period that was asked for; without any, the eight weeks before today (UTC). */
export function periodOf(
  { from, until, days }: Pick<GenerateChoices, 'from' | 'until' | 'days'>,
  now: Date,
): { from: Date; to: Date } {
  if (from && until && days !== undefined) {
    throw new CommandRefusal('Of --from, --until and --days, two are enough; take one away.');
  }
  const length = (days ?? DAYS) * DAY_MS;
  const today = new Date(Math.floor(now.getTime() / DAY_MS) * DAY_MS);
  const to = until ?? (from && days !== undefined ? new Date(from.getTime() + length) : today);
  const begin = from ?? new Date(to.getTime() - length);
  if (begin < to) return { from: begin, to };
  throw new CommandRefusal(
    until
      ? 'The period ends before it begins: --until must be later than --from.'
      : 'The period ends with yesterday (UTC), before it begins; give --until or --days too.',
  );
}
