import type { FoundObject } from '../../storage/store.ts';
import type { StoreSource } from '../sources/source.ts';
import { noteListed } from './object-rows.ts';
import type { Work } from './turn.ts';
import type { Watcher } from './watcher.ts';

/** An index entry of PostgreSQL holds no more. */
const LONGEST_PATH = 2000;

/** Lists a store once into the ledger, page by page. */
export const listing =
  (watcher: Watcher, source: StoreSource): Work =>
  async (_turn, signal) => {
    const { ledger, log, bell, troubles } = watcher;
    const begun = performance.now();
    const counts = { objects: 0, ours: 0, fresh: 0 };
    const store = await watcher.openStore();
    for await (const page of store.list(signal)) {
      signal.throwIfAborted();
      const ours = page.filter((object) => source.isWanted(object.path) && fits(object));
      if (page.some((object) => !fits(object))) {
        troubles.tell('Objects are passed over', `their paths are longer than ${String(LONGEST_PATH)} bytes`);
      }
      const fresh = await noteListed(ledger, source, ours);
      if (fresh > 0) bell.ring();
      counts.objects += page.length;
      counts.ours += ours.length;
      counts.fresh += fresh;
    }
    signal.throwIfAborted();
    const ms = Math.round(performance.now() - begun);
    log.info({ source: source.name, ...counts, ms }, 'Listed a source');
  };

const fits = ({ path }: FoundObject): boolean =>
  path.length <= LONGEST_PATH / 3 || Buffer.byteLength(path) <= LONGEST_PATH;
