import type { TypeClass } from './fields.ts';

/** Which column of the target equals which property of the source row. */
export type Match = Readonly<Record<string, string>>;

interface AnyLink {
  readonly from: TypeClass;
  readonly name: string;
  readonly to: TypeClass;
  readonly match: Match;
  readonly says: string;
  /** Followed by computed fields only; not a field of its own. */
  readonly hidden?: boolean;
}

/** At most one row of the target; null where it is not stored. */
export interface OneLink extends AnyLink {
  readonly kind: 'one';
  /** Non-null in GraphQL: the ingest writes both together (a child and its session). */
  readonly always: boolean;
  /** Columns of the target that the source repeats, as `match` names them: filters by them alone need not look at the target. */
  readonly repeats: Match;
}

/** A small bounded list, in the total order of `order` (columns of the target, ascending). */
export interface ListLink extends AnyLink {
  readonly kind: 'list';
  readonly order: readonly string[];
  /** Only rows of the target of which these columns hold these words. */
  readonly only: Readonly<Record<string, string>> | null;
  /** The rows between: `match` is theirs, and they match the target in turn. */
  readonly via: { readonly type: TypeClass; readonly match: Match } | null;
}

/** Rows of the target whose keys stand in a list column of the source, in the order of that list. */
export interface EachLink extends AnyLink {
  readonly kind: 'each';
  /** The target's column that the source's list holds values of. */
  readonly listed: string;
}

/** What can grow without bound: a connection with filter, order, paging and statistics. */
export interface ConnectionLink extends AnyLink {
  readonly kind: 'connection';
  /** The rows between: the target is reached through rows of this type that match the source and hold the target's key. */
  readonly via: { readonly type: TypeClass; readonly key: string } | null;
}

export type Link = OneLink | ListLink | EachLink | ConnectionLink;

export const one = (
  from: TypeClass,
  name: string,
  to: TypeClass,
  match: Match,
  says: string,
  options: { always?: boolean; repeats?: Match } = {},
): OneLink => ({
  kind: 'one',
  from,
  name,
  to,
  match,
  says,
  always: options.always ?? false,
  repeats: options.repeats ?? {},
});

export const list = (
  from: TypeClass,
  name: string,
  to: TypeClass,
  match: Match,
  order: readonly string[],
  says: string,
  options: { only?: ListLink['only']; via?: ListLink['via'] } = {},
): ListLink => ({
  kind: 'list',
  from,
  name,
  to,
  match,
  order,
  says,
  only: options.only ?? null,
  via: options.via ?? null,
});

export const each = (
  from: TypeClass,
  name: string,
  to: TypeClass,
  match: Match,
  listed: string,
  says: string,
): EachLink => ({
  kind: 'each',
  from,
  name,
  to,
  match,
  listed,
  says,
});

export const connection = (
  from: TypeClass,
  name: string,
  to: TypeClass,
  match: Match,
  says: string,
  via: ConnectionLink['via'] = null,
): ConnectionLink => ({ kind: 'connection', from, name, to, match, says, via });
