import type { Part } from '../part.ts';
import { Participant } from './participant.ts';

/** Numbers of the teams that stand beside an agent; a team without a number is left out. */
const teamIdsOf = (teams: unknown): unknown[] | null =>
  Array.isArray(teams)
    ? teams
        .map((team: unknown) => (team as { id?: unknown } | null)?.id)
        .filter((id) => Number.isSafeInteger(id) || typeof id === 'bigint')
    : null;

/** `participants`: the session's own id stands in each of them again. */
export const participantPart: Part = {
  key: 'participants',
  type: Participant,
  reads: ['teams', 'call_id', 'chat_id'],
  complete: (row, item) => {
    row['teamIds'] = teamIdsOf(item['teams']);
  },
};
