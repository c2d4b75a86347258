import { instant, key, text } from '../../model/columns.ts';
import { Stored } from '../../model/stored.ts';
import type { Instant, Key } from '../../model/values.ts';

/** An instance of a demo that is being filled in; there is none once the demo is whole. */
@Stored({
  says: 'An instance of a demo that is being filled in; there is none once the demo is whole.',
  table: 'demo_fills',
  tie: ['instance'],
  hidden: true,
})
export class DemoFill {
  @text(null, 'Instance that is filled in.', { primary: true })
  instance!: string;

  @key(null, 'Sessions that the whole demo was asked to have.', { required: true })
  sessions!: Key;

  @instant(null, 'When its period ends.', { required: true })
  until!: Instant;
}
