declare const kind: unique symbol;

/** An id given by the platform. Answers hold it as text: beyond 2^53 a number of JavaScript is another one. */
export type Key = string & { readonly [kind]: 'key' };
/** A moment; ISO 8601 in UTC in answers. */
export type Instant = string & { readonly [kind]: 'instant' };
/** A whole number of 64 bits: seconds, and counts that may be large. */
export type Int64 = number & { readonly [kind]: 'int64' };

/** A whole number as it is written: a `bigint` beyond 2^53, where a number would be rounded. */
export type WholeNumber = number | bigint;

/** How values that answers hold in one way are written in another: instants as milliseconds since 1970. */
interface WrittenAs {
  readonly key: WholeNumber;
  readonly instant: number;
  readonly int64: WholeNumber;
}

/** What a row holds for a property of this type on its way into the database. */
type Written<Value> = Value extends { readonly [kind]: keyof WrittenAs }
  ? WrittenAs[Value[typeof kind]]
  : Value extends readonly (infer Item)[]
    ? Written<Item>[]
    : Value;

/** Two types are the same only if no conditional type can tell them apart; `readonly` is told apart by nothing else. */
type IsSame<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** The columns of a class: computed fields are `readonly`, because nobody but their function gives them a value. */
export type ColumnName<T> = {
  [P in keyof T & string]-?: IsSame<{ [Q in P]: T[P] }, { -readonly [Q in P]: T[P] }> extends true ? P : never;
}[keyof T & string];

/** The columns of a class on their way into the database; null until something fills them. */
export type WrittenColumns<T> = { [P in ColumnName<T>]: Written<T[P]> | null };
