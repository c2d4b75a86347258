import { isInteger, parse } from 'lossless-json';
import type { Warning } from '../../domain/part.ts';

/** Digits beyond which nothing is a number to us; turning millions of digits into a number would take minutes. */
const MOST_DIGITS = 400;

/**
 * Parses JSON with whole numbers beyond 2^53 as `bigint`; of a repeated key the last value counts, with a warning that says where.
 * Several times slower than `JSON.parse`, so only texts that need it come here. Throws a SyntaxError with a position.
 */
export function parseExactly(text: string, warnings: Warning[]): unknown {
  return parse(text, null, {
    parseNumber: exactNumber,
    onDuplicateKey: ({ position, newValue }) => {
      warnings.push({
        path: pathAt(text, position),
        problem: 'the key is written more than once; the last value counts',
      });
      return newValue;
    },
  });
}

function exactNumber(digits: string): number | bigint {
  const number = Number(digits);
  return Number.isSafeInteger(number) || digits.length > MOST_DIGITS || !isInteger(digits) ? number : BigInt(digits);
}

/** The JSON path of the key whose opening quote stands at `position - 1`: `a.b[].c`. */
function pathAt(text: string, position: number): string {
  const open: { readonly path: string; readonly isList: boolean }[] = [];
  let next = '';
  for (let i = 0; i < position; i++) {
    const char = text[i];
    const inside = open.at(-1);
    if (char === '"') {
      const end = endOfText(text, i);
      if (!inside?.isList && /^\s*:/.test(text.slice(end, end + 64))) {
        const key = JSON.parse(text.slice(i, end)) as string;
        next = inside?.path ? `${inside.path}.${key}` : key;
      }
      i = end - 1;
    } else if (char === '{') open.push({ path: next, isList: false });
    else if (char === '[') open.push({ path: (next = `${next}[]`), isList: true });
    else if (char === '}' || char === ']') open.pop();
    else if (char === ',' && inside?.isList) next = inside.path;
  }
  return next;
}

function endOfText(text: string, start: number): number {
  let i = start + 1;
  while (i < text.length && text[i] !== '"') i += text[i] === '\\' ? 2 : 1;
  return i + 1;
}
