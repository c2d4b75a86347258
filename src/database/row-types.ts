import pg from 'pg';
import { isInteger, parse } from 'lossless-json';
import { isoOfPostgres } from './instants.ts';

/** A number where it is exact, else the digits. */
const wholeNumber = (text: string): number | string => {
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : text;
};

const LONG_NUMBER = /\d{16}/;

/** Digits of a number that JSON writes: a whole one stays exact, any other is as JavaScript reads it. */
const jsonNumber = (digits: string): number | string =>
  digits.length < 400 && isInteger(digits) ? wholeNumber(digits) : Number(digits);

/** JSON whose whole numbers beyond 2^53 are digits instead of being rounded; of a repeated key the last value counts. */
export const readJson = (text: string): unknown =>
  LONG_NUMBER.test(text)
    ? parse(text, null, { parseNumber: jsonNumber, onDuplicateKey: ({ newValue }) => newValue })
    : (JSON.parse(text) as unknown);

const INT8 = 20;
const JSONB = 3802;
const TIMESTAMPTZ = 1184;
const INT8_ARRAY = 1016;

/** How values of the read path arrive: instants as ISO text, whole numbers as numbers where exact. Needs a session in UTC. */
export const rowTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === TIMESTAMPTZ) return isoOfPostgres;
    if (oid === INT8) return wholeNumber;
    if (oid === JSONB) return readJson;
    if (oid === INT8_ARRAY) {
      return (text: string) => (text === '{}' ? [] : text.slice(1, -1).split(',').map(wholeNumber));
    }
    return pg.types.getTypeParser(oid, format) as (text: string) => unknown;
  }) as pg.CustomTypesConfig['getTypeParser'],
};
