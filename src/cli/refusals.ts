import { ConfigProblem } from '../config.ts';
import { EmbeddedRefusal } from '../database/embedded/refusal.ts';
import { StoreError } from '../storage/store-error.ts';

/** Why a command cannot do what was asked: a sentence for the person who called it. */
export class CommandRefusal extends Error {
  override readonly name = 'CommandRefusal';
}

/** What the person who called a command is told about a failure that is not ours; undefined for a fault of this program. */
export function sentenceOf(error: unknown): string | undefined {
  if (error instanceof ConfigProblem || error instanceof EmbeddedRefusal || error instanceof CommandRefusal) {
    return error.message;
  }
  if (error instanceof StoreError) return `${error.message} What was finished before is kept; run the command again.`;
  if (!(error instanceof Error)) return undefined;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const sentence = DATABASE_SENTENCES[code];
  if (sentence !== undefined) return `${sentence} (${code})`;
  if (LOST.test(error.message)) return LOST_SENTENCE;
  return undefined;
}

const LOST = /^(Connection terminated|Client has encountered a connection error|timeout expired)/;
const LOST_SENTENCE =
  'The connection to the database was lost. What was finished before is kept; run the command again.';

/** By the code of a system error or the SQLSTATE of PostgreSQL: what is wrong outside this program. */
const DATABASE_SENTENCES: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'Nothing answers at the address of the database. Start it, or correct DATABASE_URL.',
  ENOTFOUND: 'The host of the database is not known. Correct DATABASE_URL.',
  EAI_AGAIN: 'The host of the database cannot be looked up now. Check the network and DATABASE_URL.',
  ETIMEDOUT: 'The database does not answer. Check the network and DATABASE_URL.',
  ECONNRESET: LOST_SENTENCE,
  EPIPE: LOST_SENTENCE,
  '28P01': 'The database does not accept the password. Correct DATABASE_URL.',
  '28000': 'The database does not accept the user. Correct DATABASE_URL.',
  '3D000': 'There is no database of that name. Create it with CREATE DATABASE, or correct DATABASE_URL.',
  '42501':
    'The user of the database may not do that. SessionGraph makes its own tables, so it needs to be their owner.',
  '25006': 'The database is read-only, perhaps a replica. SessionGraph needs one it may write to.',
  '53100': 'The disk of the database is full. Make room and run the command again.',
  '53300': 'The database has no connection left. Lower DATABASE_POOL, or raise its max_connections.',
  '57P01': 'The database was shut down meanwhile. What was finished before is kept; run the command again.',
  '57P02': 'The database was shut down meanwhile. What was finished before is kept; run the command again.',
  '57P03': 'The database is starting or stopping. Run the command again in a moment.',
};
