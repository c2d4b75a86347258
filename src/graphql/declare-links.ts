import { Field } from 'type-graphql';
import { connectionOf, declareConnectionArgs } from './connection/declare.ts';
import { registerLinks } from '../model/link-register.ts';
import type { Link } from '../model/links.ts';

/** Makes fields of the links; once, before the schema is built. */
export function declareLinks(links: readonly Link[]): void {
  registerLinks(links);
  for (const link of links) {
    if (link.hidden) continue;
    const prototype = link.from.prototype as object;
    const options = { description: link.says, simple: true };
    if (link.kind === 'connection') {
      const type = connectionOf(link.to);
      Field(() => type, options)(prototype, link.name);
      declareConnectionArgs(prototype, link.name, link.to);
    } else if (link.kind === 'one') {
      Field(() => link.to as never, { ...options, nullable: !link.always })(prototype, link.name);
    } else Field(() => [link.to] as never, options)(prototype, link.name);
  }
}
