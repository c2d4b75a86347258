import type { DocumentLimits } from './document.ts';

const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c];
const [OPEN_BRACE, CLOSE_BRACE, OPEN_BRACKET, CLOSE_BRACKET] = [0x7b, 0x7d, 0x5b, 0x5d];

/** Why a record is refused that nests too deeply. */
export const tooDeep = ({ depth }: DocumentLimits): string =>
  `objects and lists are nested more than ${String(depth)} deep`;

/**
 * Why a record is refused whose text holds too much to be built: more keys of objects and items of lists, all together, than the limit,
 * or too many levels; null where neither. Looks at no text that is too short to, nor at one that is no object and no list.
 */
export function tooMuchIn(text: string, limits: DocumentLimits): string | null {
  const most = limits.values;
  if (text.length <= most || !/^\s*[[{]/.test(text)) return null;
  let [values, depth, isEmpty] = [0, 0, false];
  // One more may be taken back: of a list that is empty.
  for (let i = 0; i < text.length && values <= most + 1; i++) {
    const code = text.charCodeAt(i);
    if (code <= 0x20) continue;
    if (code === OPEN_BRACE || code === OPEN_BRACKET) {
      // What it holds is one more than its commas, unless it is closed at once.
      values++;
      if (++depth > limits.depth) return tooDeep(limits);
      isEmpty = true;
      continue;
    }
    if (code === QUOTE) i = closingQuote(text, i);
    else if (code === COMMA) values++;
    else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) {
      if (isEmpty) values--;
      depth--;
    }
    isEmpty = false;
  }
  return values > most ? `the record holds more than ${String(most)} keys and items of lists` : null;
}

function closingQuote(text: string, start: number): number {
  let i = start + 1;
  for (; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === QUOTE) break;
    if (code === BACKSLASH) i++;
  }
  return i;
}
