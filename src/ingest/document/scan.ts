import { isObject } from './document.ts';

const [QUOTE, BACKSLASH, COLON, SPACE] = [0x22, 0x5c, 0x3a, 0x20];

/**
 * Keys as written in a JSON text, repeated ones included. A colon straight after a quote ends a key, and every other colon stands
 * inside a text; only where one is preceded by white space or by an escape does one have to read from the start to tell.
 */
export function keysWritten(text: string): number {
  let keys = 0;
  for (let at = text.indexOf(':'); at !== -1; at = text.indexOf(':', at + 1)) {
    const before = text.charCodeAt(at - 1);
    if (before === QUOTE) {
      if (text.charCodeAt(at - 2) === BACKSLASH) return colonsOutsideTexts(text);
      keys++;
    } else if (before <= SPACE) return colonsOutsideTexts(text);
  }
  return keys;
}

function colonsOutsideTexts(text: string): number {
  let keys = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === QUOTE) {
      for (i++; i < text.length; i++) {
        const inside = text.charCodeAt(i);
        if (inside === QUOTE) break;
        if (inside === BACKSLASH) i++;
      }
    } else if (code === COLON) keys++;
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
