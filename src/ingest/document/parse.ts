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
import { tooDeep, tooMuchIn } from './measure.ts';
import { placeOf } from './place.ts';
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
  // Before anything is made of them.
  const tooMuch = tooMuchIn(text, limits);
  if (tooMuch !== null) return tooMuch;
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
  if (isTooDeep) return tooDeep(limits);
  // Fewer keys than were written: one was written twice, and JSON.parse does not say which.
  const repeats = keysWritten(text) - keys;
  if (!hasBigNumber && repeats === 0) return value;
  return parseExactly(text, warnings) as JsonObject;
}
