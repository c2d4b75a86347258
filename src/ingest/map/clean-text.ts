import { isObject } from '../document/document.ts';

/** NUL, and a surrogate that is not one of a pair. */
const ODD = /[\0\p{Surrogate}]/u;

/** Whether a text holds what PostgreSQL cannot store. */
const isOdd = (text: string): boolean => ODD.test(text);

/** The text with U+FFFD in place of what PostgreSQL cannot store; by bytes, because replacing millions of them in a text takes a second. */
export function cleanText(text: string): string {
  if (!isOdd(text)) return text;
  // In UTF-8 a half of a pair becomes U+FFFD, a NUL stays one byte.
  const bytes = Buffer.from(Buffer.from(text).toString(), 'utf16le');
  for (let at = 0; at < bytes.length; at += 2) {
    if (bytes[at] === 0 && bytes[at + 1] === 0) bytes.writeUInt16LE(0xfffd, at);
  }
  return bytes.toString('utf16le');
}

/** The same for every text and key of a JSON value; the value itself where nothing is odd. */
export function cleanJson(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (Array.isArray(value)) {
    const items = value.map(cleanJson);
    return items.some((item, i) => item !== value[i]) ? items : value;
  }
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([key, inner]) => [cleanText(key), cleanJson(inner)] as const);
  return entries.some(([key, inner]) => value[key] !== inner) ? Object.fromEntries(entries) : value;
}
