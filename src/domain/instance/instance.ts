import { instant, text } from '../../model/columns.ts';
import { globalId } from '../../model/global-id.ts';
import { Stored } from '../../model/stored.ts';
import type { Instant } from '../../model/values.ts';

/** One installation of the contact-centre platform. */
@Stored({
  says: 'One installation of the contact-centre platform. Numbers repeat between instances; files do not name theirs, so whoever takes them in does.',
  table: 'instances',
  tie: ['name'],
})
export class Instance {
  @globalId('name')
  readonly id!: string;

  @text(null, 'Name, as given when its files were taken in; `default` where none was.', {
    primary: true,
    order: 'stable',
  })
  name!: string;

  @instant(null, 'When its first file was taken in.', { required: true })
  firstSeenAt!: Instant;
}
