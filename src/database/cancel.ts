import { connect } from 'node:net';
import type { Backend } from './pg-internals.ts';

/** How long the database may take to hear it, in milliseconds. */
const PATIENCE_MS = 1_000;
/** Number and length of the message, as the protocol of PostgreSQL has it. */
const [CANCEL_REQUEST, LENGTH] = [80_877_102, 16];

/**
 * Asks the database to stop what a session does: by the protocol's own request, on a socket of its own. So it needs no free connection,
 * a pooler in between hands it on to the right session, and a database that hangs is not waited for. Never throws.
 */
export function cancelBackend({ host, port, processId, secretKey }: Backend): Promise<void> {
  const message = Buffer.alloc(LENGTH);
  [LENGTH, CANCEL_REQUEST, processId, secretKey].forEach((value, i) => message.writeInt32BE(value, i * 4));
  return new Promise((resolve) => {
    const socket = host.startsWith('/') ? connect(`${host}/.s.PGSQL.${String(port)}`) : connect(port, host);
    const timer = setTimeout(() => socket.destroy(), PATIENCE_MS);
    socket.on('error', () => socket.destroy());
    // The database says that it has heard by closing.
    socket.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
    socket.resume().end(message);
  });
}
