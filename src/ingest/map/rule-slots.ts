import type { SharedSlots } from './compile.ts';
import { isObject } from '../document/document.ts';
import { coercions } from './coerce.ts';
import { readObject, type Slot } from './slots.ts';

/** `agent_info`: the last agent, or the last virtual agent, of the session; told apart by the alias that only virtual agents have. */
export function agentInfoSlot(shared: SharedSlots): Slot {
  return (value, row, mapping) => {
    const { reading, mentions } = mapping;
    if (!isObject(value)) return reading.warn('agent_info', 'no object stands where one is expected; left out');
    const [type, property] = 'va_alias' in value ? ['VirtualAgent', 'virtualAgentId'] : ['Agent', 'agentId'];
    const target = shared.get(type);
    if (!target) return;
    const told = target.make();
    reading.enter('agent_info');
    readObject(value, target.slots, told, mapping);
    reading.leave();
    row[property] = told['externalId'];
    mentions.push({ type, id: null, row: told });
  };
}

/** `participants[].teams`: the only place of a file where teams appear. */
export function teamsSlot(shared: SharedSlots): Slot {
  return (value, row, mapping) => {
    const { reading, mentions, teams } = mapping;
    const target = shared.get('Team');
    if (!Array.isArray(value) || !target) {
      return reading.warn('teams', 'no list stands where one is expected; left out');
    }
    value.forEach((item: unknown, index) => {
      if (!isObject(item)) return reading.warn(`teams[${String(index)}]`, 'the item is no object; left out');
      const team = target.make();
      reading.enter('teams', index);
      readObject(item, target.slots, team, mapping);
      reading.leave();
      mentions.push({ type: 'Team', id: null, row: team });
      if (team['externalId'] !== null) teams.push({ participant: row, teamId: team['externalId'] as number | bigint });
    });
  };
}

/** Back references: items repeat the session's number. */
export const backReferences = ['call_id', 'chat_id'];

/** A row's own id; ids below zero are ours. */
export const rowIdSlot: Slot = (value, row, { reading }) => {
  row['rowId'] = coercions.key(value, 'id', reading);
};
