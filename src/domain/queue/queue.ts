import { keys, text, texts } from '../../model/columns.ts';
import { globalId } from '../../model/global-id.ts';
import { Stored } from '../../model/stored.ts';
import type { Key } from '../../model/values.ts';
import { Channel } from '../vocabulary/channel.ts';

/** A queue: where sessions of one channel wait under one path of menu names. */
@Stored({
  says: 'A queue: where sessions of one channel wait under one path of menu names. Renaming a menu makes another queue.',
  table: 'queues',
  tie: ['instance', 'channel', 'name'],
})
export class Queue {
  @globalId('instance', 'channel', 'name')
  readonly id!: string;

  @text(null, 'Instance that it belongs to.', { primary: true, hidden: true, filtered: true })
  instance!: string;

  @text(null, 'Channel of its sessions.', { primary: true, closed: Channel })
  channel!: string;

  @text(null, 'Menu names from root to leaf, joined by `/`. A name may itself contain `/`. Source: `menu_path`.', {
    primary: true,
    order: 'stable',
  })
  name!: string;

  @keys(null, "All of the platform's ids of path and language that files gave it. Source: `menu_path_id`.", {
    required: true,
  })
  menuPathIds!: Key[];

  @texts(null, 'All paths of menu ids that files gave it. Source: `materialized_path`.', { required: true })
  materializedPaths!: string[];

  @texts(null, 'All languages that files gave it. Source: `lang`.', { required: true })
  languages!: string[];
}
