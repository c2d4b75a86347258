import type { FieldNode } from 'graphql';
import type { ExtraSelection } from '../connection/extras.ts';
import type { Run } from '../context.ts';
import type { DerivedField, Row, TypeClass } from '../../model/fields.ts';
import type { Link, ConnectionLink } from '../../model/links.ts';
import type { Mask } from '../../model/personal-data.ts';
import type { TypeDefinition } from '../../model/stored.ts';

/** What of a type was selected: the columns to read, what to compute from them, what to hide, and the links to follow. */
export interface TypePlan {
  readonly definition: TypeDefinition;
  readonly columns: Set<string>;
  readonly derived: Map<string, DerivedPlan>;
  readonly masks: Map<string, Mask>;
  /** By name of the link: all aliases of a list share its rows. */
  readonly links: Map<string, LinkPlan>;
  /** By slot: connections have arguments, so each alias is its own. */
  readonly connections: Map<string, NestedConnection>;
}

/** A computed field; `shape` says what was selected of it where it is an object or a list of objects. */
export interface DerivedPlan {
  readonly field: DerivedField;
  readonly shape: TypePlan | null;
}

export interface LinkPlan {
  readonly link: Exclude<Link, ConnectionLink>;
  readonly plan: TypePlan;
  /** The statement's text, made once: the plan of a document is kept. */
  text?: string;
}

export interface NestedConnection {
  readonly link: ConnectionLink;
  readonly node: FieldNode;
  readonly selection: ConnectionSelection;
}

/** What of a connection was selected. */
export interface ConnectionSelection {
  readonly type: TypeClass;
  readonly rows: TypePlan | null;
  readonly wantsTotalCount: boolean;
  /** By slot: fields that the type adds to its connection. */
  readonly extras: ReadonlyMap<string, ExtraSelection>;
}

/** Turns rows as they were read into rows as they are answered; given to what loads rows, so that loading can nest. */
export type Complete = (plan: TypePlan, rows: readonly Row[], run: Run) => Promise<void>;

/** A plan of nothing yet. */
export const emptyPlan = (definition: TypeDefinition): TypePlan => ({
  definition,
  columns: new Set(definition.concrete?.needs),
  derived: new Map(),
  masks: new Map(),
  links: new Map(),
  connections: new Map(),
});
