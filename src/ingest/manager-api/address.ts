import { isIP } from 'node:net';
import { StoreError } from '../../storage/store-error.ts';

/** Where an instance's Manager API is, and the user name that it expects. */
export interface ManagerApiAddress {
  /** Ends with `/`. */
  readonly base: string;
  readonly user: string;
}

/**
 * The address of the Manager API of the instance at `https://subdomain.domain` (`manager-api+https://…` means the same). The user is the
 * subdomain unless another is given. A StoreError (MISCONFIGURED) says what cannot be used.
 */
export function managerApiAddress(baseUrl: string, subdomain?: string): ManagerApiAddress {
  const refuse = (problem: string): never => {
    throw new StoreError('MISCONFIGURED', `This address of a Manager API cannot be used: ${problem}.`);
  };
  const plain = baseUrl.trim().replace(/^manager-api\+/i, '');
  if (!URL.canParse(plain)) return refuse('it is no address such as https://acme.example.com');
  const url = new URL(plain);
  if (`${url.username}${url.password}` !== '') refuse('it holds credentials, which belong in settings of their own');
  if (url.search !== '' || url.hash !== '') refuse('it goes on after the path');
  const isHere = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isHere)) {
    refuse(`${url.protocol}// would carry the token readable for everybody on the way; use https`);
  }
  const user = subdomain ?? (isHere || isIP(url.hostname) > 0 ? '' : (url.hostname.split('.')[0] ?? ''));
  if (user === '') refuse(`${url.hostname} has no subdomain, so the user must be named`);
  return { base: `${url.origin}${url.pathname.replace(/\/+$/, '')}/manager/api/v1/`, user };
}
