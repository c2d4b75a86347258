/** What is wrong with the database, where that and nothing of ours is why a statement failed. */
export type Outage = 'unreachable' | 'read-only' | 'full';

/** Of a connection: refused, lost, not found, or not let in while the server starts, stops or has none left (SQLSTATE 08, 57P, 53300). */
const UNREACHABLE =
  /^(08...|57P0[1-5]|53300|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/;
/** What `pg` says without a code. */
const LOST =
  /^(Connection terminated|Client has encountered a connection error|Client was closed|timeout e|Query read timeout)/;

/** Whether an error says that the database is in no state to serve, and which; null for any other. */
export function outageOf(error: unknown): Outage | null {
  if (!isError(error)) return null;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (UNREACHABLE.test(code) || (code === '' && LOST.test(error.message))) return 'unreachable';
  if (code === '25006') return 'read-only';
  if (code === '53100') return 'full';
  return null;
}

const isError = (error: unknown): error is Error => typeof error === 'object' && error !== null && 'message' in error;
