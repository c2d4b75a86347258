import { withClient } from '../../database/with-client.ts';
import { countEntries, type Choice } from '../../ingest/quarantine/entries.ts';
import { CommandRefusal } from '../refusals.ts';

/** The options that choose documents. */
export interface Chosen {
  readonly instance?: string;
  readonly all?: boolean;
}

/** What a person chose: documents by id, those of an instance, or all; anything else is refused, because guessing would cost data. */
export function choiceOf(ids: readonly string[], { instance, all = false }: Chosen): Choice {
  if ([ids.length > 0, instance !== undefined, all].filter(Boolean).length !== 1) {
    throw new CommandRefusal('Name documents by their ids, or give --instance <name>, or --all: one of the three.');
  }
  return ids.length > 0 ? { ids: [...new Set(ids)] } : { instance };
}

/** How many documents are chosen, and how large they are together. */
export const countChosen = (url: string, choice: Choice): Promise<{ documents: number; bytes: number }> =>
  withClient(url, 'quarantine', (client) => countEntries(client, choice));
