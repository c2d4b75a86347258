import { AgentHandle } from '../../domain/agent-handle/agent-handle.ts';
import { Participant } from '../../domain/participant/participant.ts';
import type { WholeNumber } from '../../model/values.ts';
import type { MappedFile } from '../map/map-file.ts';
import { rowsIn } from '../map/rows-of.ts';

/** An agent is in few teams; with more of them than this, every turn would repeat a list as long as a hostile file likes. */
const MOST_TEAMS = 100;

/** Gives agents' turns the teams that stand beside the agent among the participants. */
export function deriveTeams(file: MappedFile): void {
  const ofAgent = new Map<WholeNumber, Set<WholeNumber>>();
  for (const { agentId, teamIds } of rowsIn(file, Participant)) {
    // An empty list is an agent without a team; no list is a participant who is none.
    if (agentId === null || !teamIds || teamIds.length === 0) continue;
    const all = ofAgent.get(agentId) ?? new Set();
    ofAgent.set(agentId, all);
    for (const id of teamIds) if (all.size < MOST_TEAMS) all.add(id);
  }
  for (const handle of rowsIn(file, AgentHandle)) {
    const ids = handle.agentId === null ? undefined : ofAgent.get(handle.agentId);
    handle.teamIds = ids ? [...ids] : null;
  }
}
