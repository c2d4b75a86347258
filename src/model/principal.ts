import { Refusal } from '../errors.ts';

/** Who asks, and what they may see and do. */
export interface Principal {
  readonly seesPersonalData: boolean;
  /** Whether they may take files in, and see and settle what could not be taken in. Not when left out. */
  readonly mayIngest?: boolean;
  /** Keys of unsigned custom data that are not personal: they may be grouped and filtered by. None when left out. */
  readonly customDataKeys?: readonly string[];
}

/** A right that a field of the root may ask for. */
export type Right = 'mayIngest';

/** What the description of such a field says. */
export const rightsInWords: Readonly<Record<Right, string>> = {
  mayIngest: 'Needs the right to take files in; refused with `FORBIDDEN` without it.',
};

/** Refuses a field of the root to a caller without the right it asks for. */
export function refuseWithout(right: Right | undefined, principal: Principal, field: string): void {
  if (right === undefined || principal[right] === true) return;
  throw new Refusal(
    'FORBIDDEN',
    `\`${field}\` needs the right to take files in. This server does not ask who is calling; opened to others with ALLOW_OPEN, it gives that right to nobody.`,
  );
}
