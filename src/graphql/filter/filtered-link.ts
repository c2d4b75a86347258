import { fieldsOf, type TypeClass } from '../../model/fields.ts';
import { linksOf } from '../../model/model.ts';
import type { ListLink, OneLink } from '../../model/links.ts';

/** The link that a filter names; undefined where the name is a field's, which comes first (`instance`), or the link cannot be asked. */
export function filteredLink(type: TypeClass, name: string): OneLink | ListLink | undefined {
  const link = fieldsOf(type).has(name) ? undefined : linksOf(type).get(name);
  return link?.kind === 'one' || link?.kind === 'list' ? link : undefined;
}
