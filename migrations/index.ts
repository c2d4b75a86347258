import { Initial1764000000000 } from './1764000000000-initial.ts';

/** Every change to the database, oldest first. A merged one is never edited. */
export const migrations = [Initial1764000000000];
