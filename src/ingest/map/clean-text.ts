import { isObject } from '../document/document.ts';

/** NUL, and a surrogate that is not one of a pair. */
const ODD = /[\0\p{Surrogate}]/u;
const EVERY_ODD = new RegExp(ODD, 'gu');

/** Whether a text holds what PostgreSQL cannot store. */
export const isOdd = (text: string): boolean => ODD.test(text);

/** The text with U+FFFD in place of what PostgreSQL cannot store. */
export const cleanText = (text: string): string => (isOdd(text) ? text.replace(EVERY_ODD, '\ufffd') : text);

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
