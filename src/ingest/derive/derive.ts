import { rowMakerOf } from '../../database/copy-row.ts';
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
  session['rowId'] = 0;
  const [instance, createdAt] = [session['instance'], session['createdAt']];
  for (const [type, rows] of children) {
    if (rows.length === 0) continue;
    const { placeOf, has } = rowMakerOf(type);
    const places = [
      placeOf('instance'),
      placeOf('channel'),
      placeOf('sessionExternalId'),
      placeOf('sessionId'),
    ] as const;
    const created = has('sessionCreatedAt') ? placeOf('sessionCreatedAt') : null;
    for (const { values } of rows) {
      values[places[0]] = instance;
      values[places[1]] = channel;
      values[places[2]] = externalId;
      values[places[3]] = 0;
      if (created !== null) values[created] = createdAt;
    }
  }
}
