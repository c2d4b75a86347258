import { resolve } from 'node:path';
import { StoreError } from '../../storage/store-error.ts';
import type { StoreOptions } from '../../storage/store.ts';
import { managerApiAddress } from '../manager-api/address.ts';
import { options, schemes, type Entry, type OptionName, type Scheme } from './entry.ts';
import { EVERY_SECONDS, type Source } from './source.ts';
import { wantedPaths } from './wanted.ts';

/** Names and values of environment variables. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** What an address begins with; null for a path of this machine. */
export const schemeOf = (url: string): string | null =>
  /^([a-z][a-z0-9+.-]+):\/\//i.exec(url)?.[1]?.toLowerCase() ?? null;

/** The source that an entry describes; null where it cannot be used, and why is added to `problems`. */
export function sourceOf(entry: Entry, variables: Variables, problems: string[]): Source | null {
  const before = problems.length;
  const scheme = schemeOf(entry.url) ?? 'file';
  if (!isKnown(scheme)) {
    problems.push(`url begins with ${scheme}://; known are a path, ${schemes.map((it) => `${it}://`).join(', ')}`);
    return null;
  }
  if (hasSecret(entry.url)) problems.push('url holds a password; name the variable that holds it in an option instead');
  const given = optionsOf(entry, scheme, variables, problems);
  const { name, instance, everySeconds = EVERY_SECONDS } = entry;
  // A path of this machine means the same wherever the next process is started.
  const url = schemeOf(entry.url) === null ? resolve(entry.url) : entry.url;
  const described = { name, instance, url, everySeconds };
  if (scheme === 'manager-api+https' || scheme === 'manager-api+http') {
    const { subdomain, token } = given as { readonly subdomain?: string; readonly token?: string };
    if (entry.token === undefined) problems.push('token is missing');
    if (entry.include ?? entry.exclude) problems.push('include and exclude mean nothing to a Manager API');
    try {
      managerApiAddress(url, subdomain);
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      problems.push(error.message);
    }
    return problems.length > before ? null : { ...described, kind: 'api', subdomain, token: token ?? '' };
  }
  if (problems.length > before) return null;
  const storeOptions: StoreOptions = { ...given, environment: variables };
  return { ...described, kind: 'store', isWanted: wantedPaths(entry), options: storeOptions };
}

const isKnown = (scheme: string): scheme is Scheme => (schemes as readonly string[]).includes(scheme);

function hasSecret(url: string): boolean {
  return schemeOf(url) !== null && URL.canParse(url) && new URL(url).password !== '';
}

/** The options with their secrets looked up, by the names that stores have for them. */
function optionsOf(entry: Entry, scheme: Scheme, variables: Variables, problems: string[]): Record<string, unknown> {
  const given: Record<string, unknown> = {};
  for (const [name, option] of Object.entries(options)) {
    const value = entry[name as OptionName];
    if (value === undefined) continue;
    if (!(option.of as readonly Scheme[]).includes(scheme)) {
      problems.push(`${name} means nothing to ${scheme === 'file' ? 'a folder' : `${scheme}://`}`);
    } else if (typeof value === 'object') {
      const found = variables[value.env] ?? '';
      if (found === '') problems.push(`${name} is to be in the environment variable ${value.env}, which is not set`);
      given[name] = found;
    } else given['as' in option ? option.as : name] = value;
  }
  return given;
}
