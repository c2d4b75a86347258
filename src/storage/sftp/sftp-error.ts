import ssh2 from 'ssh2';
import { StoreError } from '../store-error.ts';

const { NO_SUCH_FILE, PERMISSION_DENIED, OP_UNSUPPORTED, CONNECTION_LOST, NO_CONNECTION } = ssh2.utils.sftp.STATUS_CODE;

/** What the server, or the connection to it, says of `place`, as a StoreError; what is none of their errors as it is. */
export function fromSftp(error: unknown, place: string): Error {
  const { name, message, code, level } = error as Partial<Record<'name' | 'message' | 'code' | 'level', unknown>>;
  if (error instanceof StoreError || name === 'AbortError') return error as Error;
  const told = (kind: StoreError['kind'], reason: string): StoreError =>
    new StoreError(kind, `${place} cannot be read: ${reason}.`);
  if (level === 'client-authentication') return told('DENIED', 'the server does not accept the user, key or password');
  if (level === 'agent') return told('DENIED', 'the agent gives no key');
  switch (code) {
    case NO_SUCH_FILE:
      return told('GONE', 'it is not there');
    case PERMISSION_DENIED:
      return told('DENIED', 'permission denied');
    case OP_UNSUPPORTED:
      return told('MISCONFIGURED', 'the server cannot do that');
    case CONNECTION_LOST:
    case NO_CONNECTION:
      return told('UNAVAILABLE', 'the connection was lost');
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return told('UNAVAILABLE', 'the name of the host cannot be resolved');
    default:
  }
  if (typeof code === 'string' && /^E[A-Z]+$/.test(code)) return told('UNAVAILABLE', `the connection failed (${code})`);
  if (typeof code === 'number') return told('UNAVAILABLE', 'the server reports a failure');
  if (level === 'client-timeout') return told('UNAVAILABLE', 'no answer in time');
  if (level !== undefined || /No response|closed|Not connected|Channel|handshake|ended/i.test(String(message))) {
    return told('UNAVAILABLE', 'the connection was lost');
  }
  return error as Error;
}
