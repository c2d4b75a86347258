import { Refusal } from '../../errors.ts';
import { columnOf, fieldsOf, type TypeClass } from '../../model/fields.ts';
import { definitionOf } from '../../model/stored.ts';
import { fingerprintOf, readCursor, type Position } from './cursor.ts';

/** The arguments of a connection as a client gives them. */
export interface ConnectionArgs {
  readonly filter?: Record<string, unknown> | null;
  readonly orderBy?: {
    readonly field: string;
    readonly direction: 'ASC' | 'DESC';
    readonly nulls: 'FIRST' | 'LAST';
  } | null;
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
}

/** How rows are ordered: by one column and then by what tells equal ones apart, all in one direction. */
export interface Order {
  readonly property: string;
  readonly isDescending: boolean;
  readonly nullsFirst: boolean;
  readonly isNullable: boolean;
  readonly tie: readonly string[];
}

/** Which rows of the order are asked for. */
export interface Page {
  readonly order: Order;
  readonly size: number;
  readonly isBackward: boolean;
  readonly after: Position | null;
  readonly before: Position | null;
  /** Stands in every cursor: what they were made for. */
  readonly fingerprint: string;
}

/** A type's order where none is asked for. */
export interface DefaultOrder {
  readonly property: string;
  readonly isDescending: boolean;
}

/** The rows of a page whose size is left out, where as many are allowed. */
const DEFAULT_SIZE = 20;

/**
 * Reads the paging arguments; refuses what Relay or this server does not allow, in words. `cap` is the largest page, `scope` names
 * what the list hangs on.
 */
export function pageOf(
  type: TypeClass,
  args: ConnectionArgs,
  fallback: DefaultOrder,
  cap: number,
  scope: string,
): Page {
  const order = orderOf(type, args, fallback);
  const fingerprint = fingerprintOf([type.name, scope, args.filter ?? null, order]);
  if (args.first != null && args.last != null) throw new Refusal('BAD_USER_INPUT', 'Give `first` or `last`, not both.');
  const isBackward = args.last != null || (args.first == null && args.before != null && args.after == null);
  const asked = isBackward ? args.last : args.first;
  const size = asked == null ? Math.min(DEFAULT_SIZE, cap) : checkedSize(isBackward ? 'last' : 'first', asked, cap);
  const columns = [order.property, ...order.tie].map((property) => columnOf(type, property));
  return {
    order,
    size,
    isBackward,
    after: args.after == null ? null : readCursor(args.after, fingerprint, columns),
    before: args.before == null ? null : readCursor(args.before, fingerprint, columns),
    fingerprint,
  };
}

function orderOf(type: TypeClass, { orderBy }: ConnectionArgs, fallback: DefaultOrder): Order {
  const property = orderBy?.field ?? fallback.property;
  const field = fieldsOf(type).get(property);
  if (field?.what !== 'column') throw new Error(`${type.name} cannot be ordered by ${property}`);
  return {
    property,
    isDescending: orderBy ? orderBy.direction === 'DESC' : fallback.isDescending,
    nullsFirst: orderBy?.nulls === 'FIRST',
    isNullable: !field.required,
    tie: definitionOf(type).tie.filter((it) => it !== property),
  };
}

function checkedSize(argument: string, size: number, cap: number): number {
  if (size < 0) throw new Refusal('BAD_USER_INPUT', `\`${argument}\` is ${String(size)}; it must not be negative.`);
  if (size > cap) {
    throw new Refusal(
      'LIMIT_EXCEEDED',
      `\`${argument}\` is ${String(size)}; at most ${String(cap)} rows can be asked for at once.`,
    );
  }
  return size;
}
