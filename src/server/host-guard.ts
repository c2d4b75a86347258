import { isLoopback } from '../config.ts';

/** What a server for this machine alone says to a request that was meant for another name. */
export const MISDIRECTED =
  'This server answers only as localhost, because it does not ask who is calling. To reach it under another name, set ALLOW_OPEN=true; personal data is then masked.';

/**
 * Whether a request was addressed to this machine by a name for this machine. A web page elsewhere can point its own name at 127.0.0.1 and so
 * read what only local programs should; its browser then still sends that name.
 */
export function isMeantForUs(host: string | undefined): boolean {
  return host === undefined || isLoopback(host.replace(/:\d+$/, ''));
}
