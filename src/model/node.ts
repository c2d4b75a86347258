import type { ObjectType } from './types.ts';

/** Relay's interface: what can be fetched again by its id. */
export const Node: ObjectType = {
  declares: 'interface',
  name: 'Node',
  says: 'An object with a global id, which `node(id:)` finds again.',
  fields: () => [{ name: 'id', type: () => 'id', says: 'Global id of the object.' }],
  implements: [],
};
