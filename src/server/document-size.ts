import {
  Kind,
  visit,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** How much a document asks for. */
export interface DocumentSize {
  readonly operations: number;
  readonly fragments: number;
  /** Fields of the root, those of fragments too, in all operations. */
  readonly roots: number;
  readonly aliases: number;
  readonly directives: number;
  /** Input objects that stand in it. */
  readonly objects: number;
  /** Fields as an executor meets them: those of a fragment once for each place where it is spread, in all operations. */
  readonly fields: number;
  /** How deeply selections nest, through fragments. */
  readonly depth: number;
}

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/** Measures a document in one step for each of its parts: fragments are counted once and multiplied, never written out. */
export function sizeOf(document: DocumentNode): DocumentSize {
  const fragments = fragmentsOf(document);
  const written = { operations: 0, aliases: 0, directives: 0, objects: 0 };
  visit(document, {
    OperationDefinition: () => void written.operations++,
    Field: (node) => void (written.aliases += node.alias ? 1 : 0),
    Directive: () => void written.directives++,
    ObjectValue: () => void written.objects++,
  });
  const fields = reckoner(fragments, sum, (set, reckon) => 1 + (set ? reckon(set) : 0));
  const roots = reckoner(fragments, sum, () => 1);
  const depth = reckoner(fragments, greatest, (set, reckon) => 1 + (set ? reckon(set) : 0));
  return {
    ...written,
    fragments: fragments.size,
    fields: sum(operationsOf(document).map(({ selectionSet }) => fields(selectionSet))),
    roots: sum(operationsOf(document).map(({ selectionSet }) => roots(selectionSet))),
    depth: greatest(operationsOf(document).map(({ selectionSet }) => depth(selectionSet))),
  };
}

/**
 * The place in an answer that most fields of a document are merged into, as names with dots between, and how many those are.
 * graphql-js compares each of them with each. Takes a step for each field as an executor meets it, so measure the size first.
 */
export function mostRepeated(document: DocumentNode): { readonly path: string; readonly times: number } {
  const fragments = fragmentsOf(document);
  let most = { path: '', times: 0 };
  const look = (sets: readonly SelectionSetNode[], path: string): void => {
    for (const [name, { times, inner }] of merged(sets, fragments)) {
      const at = path === '' ? name : `${path}.${name}`;
      if (times > most.times) most = { path: at, times };
      if (inner.length > 0) look(inner, at);
    }
  };
  for (const { selectionSet } of operationsOf(document)) look([selectionSet], '');
  return most;
}

interface Merged {
  times: number;
  readonly inner: SelectionSetNode[];
}

/** The fields of these sets by the names under which they are answered; a fragment counts once. */
function merged(sets: readonly SelectionSetNode[], fragments: Fragments): Map<string, Merged> {
  const found = new Map<string, Merged>();
  const seen = new Set<string>();
  const add = (selection: SelectionNode): void => {
    if (selection.kind === Kind.INLINE_FRAGMENT) selection.selectionSet.selections.forEach(add);
    else if (selection.kind === Kind.FRAGMENT_SPREAD) {
      const name = selection.name.value;
      if (seen.has(name)) return;
      seen.add(name);
      fragments.get(name)?.selectionSet.selections.forEach(add);
    } else {
      const name = (selection.alias ?? selection.name).value;
      const field = found.get(name) ?? { times: 0, inner: [] };
      found.set(name, field);
      field.times++;
      if (selection.selectionSet) field.inner.push(selection.selectionSet);
    }
  };
  for (const set of sets) set.selections.forEach(add);
  return found;
}

type Reckon = (set: SelectionSetNode) => number;

/**
 * Reckons what a selection set comes to: what each field in it comes to, taken together. Fragments are reckoned once; one within
 * itself, which is refused elsewhere, comes to nothing.
 */
function reckoner(
  fragments: Fragments,
  together: (numbers: readonly number[]) => number,
  ofField: (set: SelectionSetNode | undefined, reckon: Reckon) => number,
): Reckon {
  const known = new Map<string, number>();
  const ofFragment = (name: string): number => {
    const found = known.get(name);
    if (found !== undefined) return found;
    known.set(name, 0);
    const fragment = fragments.get(name);
    const size = fragment ? reckon(fragment.selectionSet) : 0;
    known.set(name, size);
    return size;
  };
  const ofSelection = (selection: SelectionNode): number => {
    if (selection.kind === Kind.FIELD) return ofField(selection.selectionSet, reckon);
    return selection.kind === Kind.INLINE_FRAGMENT ? reckon(selection.selectionSet) : ofFragment(selection.name.value);
  };
  const reckon: Reckon = ({ selections }) => together(selections.map(ofSelection));
  return reckon;
}

const operationsOf = ({ definitions }: DocumentNode): OperationDefinitionNode[] =>
  definitions.filter((it) => it.kind === Kind.OPERATION_DEFINITION);

function fragmentsOf({ definitions }: DocumentNode): Fragments {
  const fragments = definitions.filter((it) => it.kind === Kind.FRAGMENT_DEFINITION);
  return new Map(fragments.map((it) => [it.name.value, it]));
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, it) => total + it, 0);

const greatest = (numbers: readonly number[]): number => numbers.reduce((most, it) => Math.max(most, it), 0);
