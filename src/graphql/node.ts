import { Field, ID, InterfaceType } from 'type-graphql';

/** Relay's interface: what can be fetched again by its id. */
@InterfaceType({
  description: 'An object with a global id, which `node(id:)` finds again.',
  autoRegisterImplementations: true,
})
export abstract class Node {
  @Field(() => ID, { description: 'Global id of the object.', simple: true })
  id!: string;
}
