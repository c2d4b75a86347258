import { StoreError, type StoreErrorKind } from '../store-error.ts';

/** What the cloud's own codes mean, where its status does not say enough. */
const CODES: Readonly<Record<string, readonly [StoreErrorKind, string]>> = {
  NoSuchBucket: ['MISCONFIGURED', 'there is no such bucket'],
  ContainerNotFound: ['MISCONFIGURED', 'there is no such container'],
  PermanentRedirect: ['MISCONFIGURED', 'the bucket is in another region'],
  AuthorizationHeaderMalformed: ['MISCONFIGURED', 'the bucket is in another region'],
  InvalidAccessKeyId: ['DENIED', 'the access key is not known there'],
  SignatureDoesNotMatch: ['DENIED', 'the secret does not belong to the access key'],
  RequestTimeTooSkewed: ['MISCONFIGURED', 'the clock of this machine is wrong'],
  ExpiredToken: ['DENIED', 'the credentials have expired'],
  SlowDown: ['UNAVAILABLE', 'it asks to slow down'],
};

const STATUSES: Readonly<Record<number, readonly [StoreErrorKind, string]>> = {
  301: ['MISCONFIGURED', 'the bucket is in another region'],
  401: ['DENIED', 'it does not know who asks (401)'],
  403: ['DENIED', 'permission denied (403)'],
  404: ['GONE', 'it is not there (404)'],
  412: ['CHANGED', 'it has changed since it was found'],
  416: ['CHANGED', 'it is shorter than when it was found'],
  429: ['UNAVAILABLE', 'it asks to slow down (429)'],
};

const WORDS: Readonly<Record<string, readonly [StoreErrorKind, string]>> = {
  NotFound: ['GONE', 'it is not there'],
  PermissionDenied: ['DENIED', 'permission denied'],
  ConditionNotMatch: ['CHANGED', 'it has changed since it was found'],
  RangeNotSatisfied: ['CHANGED', 'it is shorter than when it was found'],
  RateLimited: ['UNAVAILABLE', 'it asks to slow down'],
  ConfigInvalid: ['MISCONFIGURED', 'the options of the store are not complete'],
  Unsupported: ['MISCONFIGURED', 'it cannot be asked for that'],
};

/** Where the library gives no word of its own. The texts are those of the one version that package.json allows. */
const TEXTS: readonly (readonly [RegExp, StoreErrorKind, string])[] = [
  [/region is missing/, 'MISCONFIGURED', 'its region is not given'],
  [/credential/i, 'MISCONFIGURED', 'no credentials for it were found'],
  [/too little data/, 'CHANGED', 'it is shorter than when it was found'],
  [/timeout reached/, 'UNAVAILABLE', 'no answer in time'],
  [/(send http request|error sending request|connect)/, 'UNAVAILABLE', 'it cannot be reached, or broke the connection'],
];

/**
 * What went wrong with `place`, from the library's text: that holds addresses with signatures, headers and ids, so nothing of it
 * is repeated.
 */
export function fromService(error: unknown, place: string): Error {
  if (!isOfLibrary(error)) return error as Error;
  const [kind, reason] = meaningOf(error.message);
  return new StoreError(kind, `${place} cannot be read: ${reason}.`);
}

/** By its text: the library's errors have no class of their own. */
function isOfLibrary(error: unknown): error is { readonly message: string } {
  const { message } = error as { readonly message?: unknown };
  return !(error instanceof StoreError) && typeof message === 'string' && /^\w+ \(\w+\) at /.test(message);
}

function meaningOf(text: string): readonly [StoreErrorKind, string] {
  const code = /\b[Cc]ode: "(\w+)"/.exec(text)?.[1] ?? '';
  const status = Number(/\bstatus: (\d{3})\b/.exec(text)?.[1] ?? 0);
  const known = CODES[code] ?? STATUSES[status];
  if (known) return known;
  for (const [pattern, kind, reason] of TEXTS) if (pattern.test(text)) return [kind, reason];
  if (status !== 0) return ['UNAVAILABLE', `it answers ${status}`];
  return WORDS[text.slice(0, text.indexOf(' '))] ?? ['UNAVAILABLE', 'its answer makes no sense'];
}
