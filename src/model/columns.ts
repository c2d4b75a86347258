import { define, type ColumnField, type DerivedField, type FieldFilter, type TypeThunk } from './fields.ts';
import type { Kind } from './kinds.ts';
import type { ClosedEnum, OpenEnum } from './open-enum.ts';
import type { Mask } from './personal-data.ts';

export interface ColumnOptions {
  /** NOT NULL, and non-null in GraphQL. */
  readonly required?: boolean;
  readonly primary?: boolean;
  /** In the table only. */
  readonly hidden?: boolean;
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

function column(kind: Kind, source: Source, says: string, options: ColumnOptions) {
  const keys = source === null ? [] : typeof source === 'string' ? [source] : source;
  return (prototype: object, name: string | symbol): void => {
    define(prototype, {
      what: 'column',
      name: String(name),
      kind,
      says: keys.length === 0 ? says : `${says} Source: ${keys.map((key) => `\`${key}\``).join(', ')}.`,
      keys,
      required: options.required ?? options.primary ?? false,
      isPrimary: options.primary ?? false,
      isHidden: options.hidden ?? false,
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
  (kind: Kind) =>
  (source: Source, says: string, options: ColumnOptions = {}) =>
    column(kind, source, says, options);

export const text = ofKind('text');
export const integer = ofKind('integer');
/** A duration in whole seconds. */
export const seconds = ofKind('seconds');
export const decimal = ofKind('decimal');
/** An id given by the platform. */
export const key = ofKind('key');
export const flag = ofKind('flag');
export const instant = ofKind('instant');
export const json = ofKind('json');
export const texts = ofKind('texts');
export const keys = ofKind('keys');
export const bytes = ofKind('bytes');

/**
 * A word of an open list: the column keeps the source's text and answers as `<field>Text`; `<field>` itself is the enum, `OTHER` for
 * a word this version does not know. The property must be named `<field>Text`.
 */
export const open =
  (words: OpenEnum, source: Source, says: string, options: ColumnOptions = {}) =>
  (prototype: object, name: string | symbol): void => {
    const field = String(name).replace(/Text$/, '');
    if (field === name) throw new Error(`${field}: a property that holds an open word is named ${field}Text`);
    column(
      'text',
      source,
      `${says} The source's own word, also where \`${field}\` is \`OTHER\`.`,
      options,
    )(prototype, name);
    define(prototype, {
      what: 'derived',
      name: field,
      says,
      type: () => words.values,
      nullable: true,
      needs: [String(name)],
      lists: {},
      value: (row) => words.read(row[String(name)] as string | null),
      personal: null,
      filter: {
        input: () => words.filterInput,
        condition: (input, columnSql) => words.condition(input, columnSql(String(name))),
      },
    } satisfies DerivedField);
  };

/** A field computed from columns of the same row (`needs`) and, where named, from its own lists. */
export const derived =
  (
    type: TypeThunk,
    says: string,
    needs: readonly string[],
    value: DerivedField['value'],
    options: {
      nullable?: boolean;
      lists?: DerivedField['lists'];
      personal?: Mask;
      filter?: DerivedField['filter'];
    } = {},
  ) =>
  (prototype: object, name: string | symbol): void => {
    define(prototype, {
      what: 'derived',
      name: String(name),
      says,
      type,
      nullable: options.nullable ?? true,
      needs,
      lists: options.lists ?? {},
      value,
      personal: options.personal ?? null,
      filter: options.filter ?? null,
    });
  };
