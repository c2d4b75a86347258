import { and, or, sql, type Sql } from '../database/sql.ts';
import { enumType, inputType, type EnumType, type InputType } from './types.ts';

/** A list of words that is closed for clients and open for sources. */
export interface OpenEnum extends EnumType {
  readonly filterInput: InputType;
  /** The enum's name for a source word: `OTHER` where unknown, null for null and for a word that means "none". */
  readonly read: (word: string | null | undefined) => string | null;
  /** The condition of a filter input on the column that holds the source's word. */
  readonly condition: (input: Record<string, unknown>, column: Sql) => Sql;
}

/** A member: what it means, and the source's words for it (in lower case) unless the name in lower case is the only one. */
export type Words = Readonly<Record<string, string | { readonly says: string; readonly words: readonly string[] }>>;

/** What `trim` takes off, for PostgreSQL, whose own takes off spaces only: a word must be found as what it reads as. */
const SPACES = `\t\n\v\f\r \u00a0\u1680${String.fromCharCode(...Array.from({ length: 11 }, (_, i) => 0x2000 + i))}\u2028\u2029\u202f\u205f\u3000\ufeff`;

/** Declares an open enum; `none` are source words that read as null (`nothing` of a fail reason). */
export function openEnum(name: string, says: string, members: Words, none: readonly string[] = []): OpenEnum {
  const meanings: Record<string, string> = {};
  const nameOf = new Map<string, string>();
  const wordsOf = new Map<string, string[]>();
  for (const [member, meaning] of Object.entries(members)) {
    const words = typeof meaning === 'string' ? [member.toLowerCase()] : [...meaning.words];
    const quoted = words.map((word) => `\`${word}\``).join(', ');
    meanings[member] = `${typeof meaning === 'string' ? meaning : meaning.says} Source: ${quoted}.`;
    for (const word of words) nameOf.set(word, member);
    wordsOf.set(member, words);
  }
  meanings['OTHER'] = 'A word that this version does not know; the text beside it has it.';

  const condition = (input: Record<string, unknown>, column: Sql): Sql => {
    const word = sql`lower(btrim(${column}, ${SPACES}))`;
    const isNone = none.length === 0 ? sql`${column} IS NULL` : sql`(${column} IS NULL OR ${word} = ANY(${none}))`;
    const isAnyOf = (wanted: readonly string[]): Sql => {
      const known = wanted.flatMap((member) => wordsOf.get(member) ?? []);
      const parts = known.length > 0 ? [sql`${word} = ANY(${known})`] : [];
      if (wanted.includes('OTHER')) parts.push(sql`(NOT ${isNone} AND NOT ${word} = ANY(${[...nameOf.keys()]}))`);
      // NULL would make NOT of this NULL too, and lose rows: a missing word is simply none of the wanted.
      return sql`COALESCE(${or(parts)}, FALSE)`;
    };
    const parts: Sql[] = [];
    if (input['eq'] != null) parts.push(isAnyOf([input['eq'] as string]));
    if (input['in'] != null) parts.push(isAnyOf(input['in'] as string[]));
    if (input['notIn'] != null) parts.push(sql`(NOT ${isNone} AND NOT ${isAnyOf(input['notIn'] as string[])})`);
    if (input['isNull'] != null) parts.push(input['isNull'] === true ? isNone : sql`NOT ${isNone}`);
    return and(parts);
  };

  const declared = enumType(name, says, meanings);
  return {
    ...declared,
    filterInput: enumFilter(declared),
    read: (word) => {
      if (word == null) return null;
      const clean = word.trim().toLowerCase();
      return none.includes(clean) ? null : (nameOf.get(clean) ?? 'OTHER');
    },
    condition,
  };
}

/** The filter input of an enum, named `<Enum>Filter`. */
const enumFilter = (of: EnumType): InputType =>
  inputType(`${of.name}Filter`, `Compares a ${of.name}.`, [
    { name: 'eq', type: () => of, nullable: true, says: 'Is this value.' },
    { name: 'in', type: () => [of], nullable: true, says: 'Is one of these values.' },
    { name: 'notIn', type: () => [of], nullable: true, says: 'Is known and none of these values.' },
    { name: 'isNull', type: () => 'flag', nullable: true, says: 'True: has no value. False: has one.' },
  ]);

/** A closed list of words of our own, stored as they are answered. */
export interface ClosedEnum extends EnumType {
  readonly filterInput: InputType;
}

/** Declares a closed enum: member → what it means. */
export function closedEnum(name: string, says: string, members: Readonly<Record<string, string>>): ClosedEnum {
  const declared = enumType(name, says, members);
  return { ...declared, filterInput: enumFilter(declared) };
}
