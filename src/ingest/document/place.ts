import { parse } from 'lossless-json';

/** Texts up to this length are looked at again; the parser that tells places takes a second for ten million characters. */
const LONGEST = 1024 * 1024;

/** Where a text stops being JSON, in words; '' where that is not known. Messages of parsers quote the text, and the text is personal data. */
export function placeOf(text: string): string {
  if (text.length > LONGEST) return '';
  try {
    parse(text);
  } catch (error) {
    const position = /at position (\d+)$/.exec((error as Error).message)?.[1];
    if (position === undefined) return '';
    const before = text.slice(0, Number(position)).split('\n');
    return `: line ${String(before.length)}, column ${String((before.at(-1) ?? '').length + 1)}`;
  }
  return '';
}
