import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** Keys by which a host is known: the type of each and its bytes. */
export interface KnownKey {
  readonly type: string;
  readonly key: Buffer;
  readonly isRevoked: boolean;
}

/** What a file of known hosts says of a host; certificates of authorities are passed over. */
export function knownKeysOf(file: string, host: string, port: number): readonly KnownKey[] {
  const name = port === 22 ? host : `[${host}]:${port}`;
  return file.split('\n').flatMap((line) => {
    const words = line.trim().split(/\s+/);
    const marker = words[0]?.startsWith('@') ? words.shift() : undefined;
    const [names = '', type, key] = words;
    if (names === '' || names.startsWith('#') || type === undefined || key === undefined) return [];
    if (marker === '@cert-authority' || !isNamed(names, name)) return [];
    return [{ type, key: Buffer.from(key, 'base64'), isRevoked: marker === '@revoked' }];
  });
}

/** `SHA256:…` of a key, as OpenSSH shows it. */
export function fingerprintOf(key: Buffer): string {
  return `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`;
}

/** Names with `*` and `?`, refused ones with `!`, or one that is hashed. */
function isNamed(names: string, name: string): boolean {
  const [, salt, hash] = /^\|1\|([^|]+)\|([^|]+)$/.exec(names) ?? [];
  if (salt !== undefined && hash !== undefined) {
    const own = createHmac('sha1', Buffer.from(salt, 'base64')).update(name.toLowerCase()).digest();
    const told = Buffer.from(hash, 'base64');
    return own.length === told.length && timingSafeEqual(own, told);
  }
  const patterns = names.split(',');
  const isMatch = (pattern: string): boolean => asExpression(pattern).test(name);
  return (
    patterns.some((pattern) => !pattern.startsWith('!') && isMatch(pattern)) &&
    !patterns.some((pattern) => pattern.startsWith('!') && isMatch(pattern.slice(1)))
  );
}

function asExpression(pattern: string): RegExp {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 'i');
}
