import { rowMakerOf } from '../../database/copy-row.ts';
import type { TypeClass } from '../../model/fields.ts';
import type { MappedFile } from '../map/map-file.ts';
import { deriveAgentHandles } from './agent-handles.ts';
import { deriveEscalations, deriveTransfers } from './hand-overs.ts';
import { deriveQueueOutcomes } from './queue-outcomes.ts';
import { deriveSessionFacts } from './session-facts.ts';
import { deriveSessionTimes } from './session-times.ts';
import { deriveSmartActions } from './smart-actions.ts';
import { deriveTeams } from './teams.ts';

/** Fills everything that follows from several rows of a file, in the order in which one needs the other. */
export function derive(file: MappedFile): void {
  deriveSessionTimes(file);
  deriveSmartActions(file);
  deriveAgentHandles(file);
  deriveTeams(file);
  deriveTransfers(file);
  deriveQueueOutcomes(file);
  deriveEscalations(file);
  deriveSessionFacts(file);
  repeatIdentity(file);
}

/** Children carry what scopes and orders them, so that a list of them needs no join; the row id of their session comes last of all. */
function repeatIdentity({ session, children, channel, externalId }: MappedFile): void {
  session.rowId = 0;
  const [instance, createdAt] = [session.instance, session.createdAt];
  for (const [type, rows] of children) {
    const places = placesOf(type);
    for (const { values } of rows) {
      values[places.sessionId] = 0;
      values[places.instance] = instance;
      values[places.channel] = channel;
      values[places.externalId] = externalId;
      if (places.createdAt !== null) values[places.createdAt] = createdAt;
    }
  }
}

interface Places {
  readonly sessionId: number;
  readonly instance: number;
  readonly channel: number;
  readonly externalId: number;
  readonly createdAt: number | null;
}

const known = new Map<TypeClass, Places>();

function placesOf(type: TypeClass): Places {
  const found = known.get(type);
  if (found) return found;
  const { placeOf, has } = rowMakerOf(type);
  const places = {
    sessionId: placeOf('sessionId'),
    instance: placeOf('instance'),
    channel: placeOf('channel'),
    externalId: placeOf('sessionExternalId'),
    createdAt: has('sessionCreatedAt') ? placeOf('sessionCreatedAt') : null,
  };
  known.set(type, places);
  return places;
}
