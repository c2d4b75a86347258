import { hex8, mix, uuidOf } from './random.ts';

/** A consumer. Everything about one follows from its id, so that none has to be remembered. */
export interface EndUser {
  readonly reference: {
    readonly id: number;
    readonly identifier: string | null;
    readonly out_contact_id: string | null;
  };
  readonly phoneNumber: string;
  readonly email: string;
}

// Area codes in front of 555-01xx, which is kept free for invented numbers.
const AREA_CODES = [
  '202',
  '206',
  '212',
  '213',
  '214',
  '303',
  '305',
  '312',
  '404',
  '415',
  '503',
  '512',
  '602',
  '617',
  '702',
  '713',
  '801',
  '858',
  '919',
  '971',
];

/** The consumer with this id in the instance with this seed. */
export function endUserOf(instanceSeed: number, id: number): EndUser {
  const bits = mix(instanceSeed, id);
  const phoneNumber = `+1${AREA_CODES[bits % AREA_CODES.length]}555${String(100 + ((bits >>> 8) % 100)).padStart(4, '0')}`;
  const email = `consumer.${id}@example.com`;
  return {
    reference: {
      id,
      identifier: identifierOf(id, bits, email, phoneNumber),
      out_contact_id: (bits >>> 20) % 10 < 6 ? `003EX${hex8(bits)}${String(id % 100_000).padStart(5, '0')}` : null,
    },
    phoneNumber,
    email,
  };
}

function identifierOf(id: number, bits: number, email: string, phoneNumber: string): string | null {
  const kind = (bits >>> 16) % 10;
  if (kind < 3) return null;
  if (kind < 5) return email;
  if (kind < 6) return phoneNumber;
  if (kind < 8) return uuidOf(bits, id);
  return `cust-${String(id).padStart(6, '0')}`;
}
