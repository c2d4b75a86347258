import { define, type ColumnField, type DerivedField, type FieldFilter } from './fields.ts';
import type { Kind } from './kinds.ts';
import type { ClosedEnum, OpenEnum } from './open-enum.ts';
import type { Mask } from './personal-data.ts';
import type { TypeThunk } from './types.ts';
import type { Instant, Int64, Key } from './values.ts';

export interface ColumnOptions {
  /** NOT NULL, and non-null in GraphQL. */
  readonly required?: boolean;
  readonly primary?: boolean;
  /** In the table only. */
  readonly hidden?: boolean;
  /** May be filtered by although it is hidden. */
  readonly filtered?: boolean;
  readonly refers?: string;
  readonly personal?: Mask;
  readonly order?: 'stable' | 'volatile';
  /** A text that is an id: `ID` in GraphQL. */
  readonly isId?: boolean;
  /** Of bytes: how many of them an answer reads at most. */
  readonly most?: number;
  readonly closed?: ClosedEnum;
  readonly filter?: FieldFilter;
}

/** Where a value stands in a file: a path, several of which the first that is not null counts, or nowhere (it is derived at ingest). */
type Source = string | readonly string[] | null;

/** Declares a property of a class; one of another type than the column's values does not compile. */
type Declares<Value> = <Name extends string>(prototype: Readonly<Record<Name, Value | null>>, name: Name) => void;

function column<Value>(kind: Kind, source: Source, says: string, options: ColumnOptions): Declares<Value> {
  const keys = source === null ? [] : typeof source === 'string' ? [source] : source;
  return (prototype, name): void => {
    define(prototype, {
      what: 'column',
      name,
      kind,
      says: keys.length === 0 ? says : `${says} Source: ${keys.map((key) => `\`${key}\``).join(', ')}.`,
      keys,
      required: options.required ?? options.primary ?? false,
      isPrimary: options.primary ?? false,
      isHidden: options.hidden ?? false,
      isFiltered: options.filtered ?? !(options.hidden ?? false),
      refers: options.refers ?? null,
      personal: options.personal ?? null,
      isId: options.isId ?? false,
      most: options.most ?? null,
      order: options.order ?? null,
      closed: options.closed ?? null,
      filter: options.filter ?? null,
    } satisfies ColumnField);
  };
}

const ofKind =
  <Value>(kind: Kind) =>
  (source: Source, says: string, options: ColumnOptions = {}) =>
    column<Value>(kind, source, says, options);

export const text = ofKind<string>('text');
export const integer = ofKind<number>('integer');
/** A duration in whole seconds. */
export const seconds = ofKind<Int64>('seconds');
export const decimal = ofKind<number>('decimal');
/** An id given by the platform. */
export const key = ofKind<Key>('key');
export const flag = ofKind<boolean>('flag');
export const instant = ofKind<Instant>('instant');
export const json = ofKind<unknown>('json');
export const texts = ofKind<readonly string[]>('texts');
export const keys = ofKind<readonly Key[]>('keys');
export const bytes = ofKind<Buffer>('bytes');

/**
 * A word of an open list: the column keeps the source's text and answers as `<field>Text`; `<field>` itself is the enum, `OTHER` for
 * a word this version does not know. The property must be named `<field>Text`.
 */
export const open =
  (words: OpenEnum, source: Source, says: string, options: ColumnOptions = {}): Declares<string> =>
  (prototype, name): void => {
    const field = name.replace(/Text$/, '');
    if (field === name) throw new Error(`${field}: a property that holds an open word is named ${field}Text`);
    column<string>(
      'text',
      source,
      `${says} The source's own word, also where \`${field}\` is \`OTHER\`.`,
      options,
    )(prototype, name);
    define(prototype, {
      what: 'derived',
      name: field,
      says,
      type: () => words,
      nullable: true,
      needs: [name],
      lists: {},
      value: (row) => words.read(row[name] as string | null),
      personal: null,
      filter: {
        input: words.filterInput,
        condition: (input, columnSql) => words.condition(input, columnSql(name)),
      },
    } satisfies DerivedField);
  };

/** The columns that a computed field needs, as its function finds them in the row. */
type Needed<Need extends string> = Readonly<Record<Need, unknown>>;

/**
 * A field computed from columns of the same row (`needs`) and, where named, from its own lists. A column that is not declared, and
 * reading one that is not needed, do not compile.
 */
export const derived =
  <Need extends string, List extends string = never>(
    type: TypeThunk,
    says: string,
    needs: readonly Need[],
    value: (row: Needed<Need | List>, typeName: string) => unknown,
    options: {
      nullable?: boolean;
      lists?: Readonly<Record<List, readonly string[]>>;
      personal?: Mask;
      filter?: DerivedField['filter'];
    } = {},
  ) =>
  (prototype: Needed<Need>, name: string): void => {
    define(prototype, {
      what: 'derived',
      name,
      says,
      type,
      nullable: options.nullable ?? true,
      needs,
      lists: options.lists ?? {},
      value: value as DerivedField['value'],
      personal: options.personal ?? null,
      filter: options.filter ?? null,
    });
  };
