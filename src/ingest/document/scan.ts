import { isObject } from './document.ts';

const [QUOTE, BACKSLASH, COLON] = [0x22, 0x5c, 0x3a];

/** Keys as written in a JSON text, repeated ones included: the colons outside of texts. */
export function keysWritten(bytes: Buffer): number {
  let keys = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i];
    if (byte === QUOTE) {
      for (i++; i < bytes.length; i++) {
        const inside = bytes[i];
        if (inside === QUOTE) break;
        if (inside === BACKSLASH) i++;
      }
    } else if (byte === COLON) keys++;
  }
  return keys;
}

/** What a parsed value is made of. */
export interface Contents {
  /** Keys of all objects in it. */
  keys: number;
  /** An integer beyond 2^53, which a double may not hold. */
  hasBigNumber: boolean;
  isTooDeep: boolean;
}

/** Looks at everything in a parsed value, down to `depth` levels. */
export function contentsOf(value: unknown, depth: number): Contents {
  const contents: Contents = { keys: 0, hasBigNumber: false, isTooDeep: false };
  visit(value, depth, contents);
  return contents;
}

function visit(value: unknown, depth: number, contents: Contents): void {
  if (typeof value === 'number') {
    contents.hasBigNumber ||= value > Number.MAX_SAFE_INTEGER || value < Number.MIN_SAFE_INTEGER;
  } else if (typeof value !== 'object' || value === null) return;
  else if (depth === 0) contents.isTooDeep = true;
  else if (isObject(value)) {
    for (const key in value) {
      contents.keys++;
      visit(value[key], depth - 1, contents);
    }
  } else for (const item of value as unknown[]) visit(item, depth - 1, contents);
}

/** Whether a text that is no JSON ends too early: inside an object, a list or a text. */
export function isCutOff(text: string): boolean {
  if (!/^\s*["[{]/.test(text)) return false;
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (char === '"') {
      for (i++; i < text.length && text[i] !== '"'; i++) if (text[i] === '\\') i++;
      if (i >= text.length) return true;
    } else if (char === '{' || char === '[') depth++;
    else if (char === '}' || char === ']') depth--;
  }
  return depth > 0;
}

/** Whether a text holds an escape that PostgreSQL cannot store: NUL, or a surrogate that may be half a pair. */
export const hasOddEscape = (text: string): boolean => text.includes('\\u') && /\\u(0000|d[89a-f])/i.test(text);
