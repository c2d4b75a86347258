import type { CopyRow } from '../../database/copy-row.ts';
import { AgentHandle } from '../../domain/agent-handle/agent-handle.ts';
import { Participant } from '../../domain/participant/participant.ts';
import type { MappedFile } from '../map/map-file.ts';
import { rowsIn } from './rows.ts';

/** An agent is in few teams; with more of them than this, every turn would repeat a list as long as a hostile file likes. */
const MOST_TEAMS = 100;

/** Gives participants the teams that stand beside them, and turns those of their agent. */
export function deriveTeams(file: MappedFile): void {
  const teams = new Map<CopyRow, Set<number | bigint>>();
  for (const { participant, teamId } of file.teams) {
    teams.set(participant, (teams.get(participant) ?? new Set()).add(teamId));
  }
  const ofAgent = new Map<unknown, Set<number | bigint>>();
  for (const participant of rowsIn(file, Participant)) {
    const ids = teams.get(participant);
    // An empty list is an agent without a team; no list is a participant who is none.
    if (participant['teamIds'] !== null) participant['teamIds'] = [...(ids ?? [])];
    const agent = participant['agentId'];
    if (!ids || agent === null) continue;
    const all = ofAgent.get(agent) ?? new Set();
    ofAgent.set(agent, all);
    for (const id of ids) if (all.size < MOST_TEAMS) all.add(id);
  }
  for (const handle of rowsIn(file, AgentHandle)) {
    const ids = ofAgent.get(handle['agentId']);
    handle['teamIds'] = ids ? [...ids] : null;
  }
}
