import { and, or, sql, type Sql } from '../database/sql.ts';
import { Refusal } from '../errors.ts';
import { fitsBigint } from './bigint.ts';
import { columnOf, define, type Row, type TypeClass } from './fields.ts';
import { kinds, type Kind } from './kinds.ts';
import { inputType } from './types.ts';

/** The natural key behind a global id: the type's name and the values of its key, as text. */
export interface NaturalKey {
  readonly type: string;
  readonly values: readonly string[];
}

/** Writes a natural key as an opaque id. */
const encodeId = (type: string, values: readonly unknown[]): string =>
  Buffer.from(JSON.stringify([type, ...values.map(String)])).toString('base64url');

/** Reads an id; null where it is none of ours. */
export function decodeId(id: string): NaturalKey | null {
  try {
    const parts: unknown = JSON.parse(Buffer.from(id, 'base64url').toString('utf8'));
    if (!Array.isArray(parts) || parts.length < 2 || !parts.every((part) => typeof part === 'string')) return null;
    const [type, ...values] = parts as [string, ...string[]];
    return { type, values };
  } catch {
    return null;
  }
}

const idFilter = inputType('GlobalIdFilter', 'Compares a global id.', [
  { name: 'eq', type: () => 'id', nullable: true, says: 'Is this id.' },
  { name: 'in', type: () => ['id'], nullable: true, says: 'Is one of these ids.' },
]);

/** Declares `id`, made of the natural key in `properties`. */
export const globalId =
  <Property extends string>(...properties: readonly Property[]) =>
  (prototype: Readonly<Record<Property, unknown>>, name: string): void => {
    define(prototype, {
      what: 'derived',
      name,
      says: 'Global id, made of the natural key: it stays the same when a session is delivered again, rebuilt or restored.',
      type: () => 'id',
      nullable: false,
      needs: properties,
      lists: {},
      value: (row: Row, type) =>
        encodeId(
          type,
          properties.map((property) => row[property]),
        ),
      personal: null,
      filter: {
        input: idFilter,
        condition: (input, column, type) => {
          const of = { name: type, type: prototype.constructor as TypeClass, properties };
          const isAnyOf = (ids: readonly unknown[]): Sql => or(ids.map((id) => keyCondition(String(id), of, column)));
          return and([
            ...(input['eq'] == null ? [] : [isAnyOf([input['eq']])]),
            ...(input['in'] == null ? [] : [isAnyOf(input['in'] as readonly unknown[])]),
          ]);
        },
      },
    });
  };

/** Of what a global id is made: the type that it names, and columns of a class, which the type may inherit. */
export interface KeyOf {
  readonly name: string;
  readonly type: TypeClass;
  readonly properties: readonly string[];
}

function keyCondition(id: string, of: KeyOf, column: (property: string) => Sql): Sql {
  const key = decodeId(id);
  if (key?.type !== of.name || !fitsKey(of, key)) {
    throw new Refusal('BAD_USER_INPUT', `${JSON.stringify(id)} is not the id of a ${of.name}.`);
  }
  return and(of.properties.map((property, i) => sql`${column(property)} = ${key.values[i]}`));
}

/** Whether the values can be those of these columns: as many, and each of its column's kind. */
export const fitsKey = ({ type, properties }: Omit<KeyOf, 'name'>, { values }: NaturalKey): boolean =>
  values.length === properties.length &&
  properties.every((property, i) => fits(columnOf(type, property).kind, values[i] ?? ''));

/** No text that is stored holds NUL, so an id with one is none. */
const fits = (kind: Kind, value: string): boolean =>
  kinds[kind].postgres === 'bigint' ? fitsBigint(value) : !value.includes('\0');
