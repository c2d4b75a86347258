import type { Outage } from '../database/outage.ts';

/** What callers are told when the database is in no state to serve them. */
export const outages: Readonly<Record<Outage, string>> = {
  unreachable: 'The database cannot be reached now, or was lost; try again in a moment.',
  'read-only': 'The database is read-only, perhaps a replica: it can be asked here, and nothing can be changed.',
  full: 'The disk of the database is full, so nothing can be written until there is room.',
};
