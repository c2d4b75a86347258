import type { Warning } from '../../domain/part.ts';
import {
  inWords,
  isObject,
  type DocumentLimits,
  type JsonObject,
  type RawDocument,
  type ReadDocument,
  type RefusedDocument,
} from './document.ts';
import { parseExactly } from './exact.ts';
import { contentsOf, hasOddEscape, isCutOff, keysWritten } from './scan.ts';
import { textOf } from './text.ts';

export const isRefused = (document: ReadDocument | RefusedDocument): document is RefusedDocument =>
  'problems' in document;

/** Reads one record: an object, with integers beyond 2^53 exact; or every reason why it cannot be taken in. */
export function readDocument(
  { source, bytes, problems, whole, receivedAt }: RawDocument,
  limits: DocumentLimits,
): ReadDocument | RefusedDocument {
  const refuse = (...reasons: string[]): RefusedDocument => ({
    source,
    bytes,
    problems: reasons,
    ...(whole && { whole }),
  });
  if (problems) return refuse(...problems);
  if (bytes.length > limits.bytes) return refuse(`the record is larger than ${inWords(limits.bytes)}`);
  const decoded = textOf(bytes);
  if ('problem' in decoded) return refuse(decoded.problem);
  const { text, isRepaired } = decoded;
  const warnings: Warning[] = [];
  if (isRepaired) warnings.push({ path: '', problem: 'bytes that are no UTF-8 were replaced by U+FFFD' });
  const record = parse(text, limits, warnings);
  return typeof record === 'string'
    ? refuse(record)
    : { source, bytes, receivedAt, record, warnings, hasOddText: hasOddEscape(text) };
}

function parse(text: string, limits: DocumentLimits, warnings: Warning[]): JsonObject | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    if (text.trim() === '') return 'the file holds nothing but white space';
    return isCutOff(text)
      ? 'the file is cut off: it ends inside an object, a list or a text'
      : `the text is not JSON${placeOf(text)}`;
  }
  if (!isObject(value)) {
    return `the record is ${value === null ? 'null' : Array.isArray(value) ? 'a list' : `a ${typeof value}`}; a session is an object`;
  }
  const { keys, hasBigNumber, isTooDeep } = contentsOf(value, limits.depth);
  if (isTooDeep) return `objects and lists are nested more than ${String(limits.depth)} deep`;
  // Fewer keys than were written: one was written twice, and JSON.parse does not say which.
  const repeats = keysWritten(text) - keys;
  if (!hasBigNumber && repeats === 0) return value;
  const exact = parseExactly(text, warnings) as JsonObject;
  if (repeats > 0 && !warnings.some(({ path }) => path !== '')) {
    warnings.push({ path: '', problem: 'a key is written more than once, with equal values' });
  }
  return exact;
}

/** Where the text stops being JSON. Messages of parsers quote the text, and the text is personal data. */
function placeOf(text: string): string {
  try {
    parseExactly(text, []);
  } catch (error) {
    const position = /at position (\d+)$/.exec((error as Error).message)?.[1];
    if (position === undefined) return '';
    const before = text.slice(0, Number(position)).split('\n');
    return `: line ${String(before.length)}, column ${String((before.at(-1) ?? '').length + 1)}`;
  }
  return '';
}
