import type { JsonObject } from '../document/document.ts';
import { coercions } from './coerce.ts';
import type { Reading } from './reading.ts';

/** What makes a session one and the same: calls and chats are numbered apart. */
export interface Identity {
  readonly channel: 'VOICE' | 'CHAT';
  readonly externalId: number | bigint;
}

const has = (record: JsonObject, ...keys: readonly string[]): boolean =>
  keys.some((key) => record[key] !== undefined && record[key] !== null);

/** Tells the session that a record is about, by its content only; or every reason why it tells none. */
export function identify(record: JsonObject, reading: Reading): Identity | readonly string[] {
  const channel = channelOf(record);
  const id = record['id'] === undefined || record['id'] === null ? null : coercions.key(record['id'], 'id', reading);
  const problems: string[] = [];
  if (id === null || id <= 0) {
    problems.push(
      `no valid id: \`id\` ${record['id'] == null ? 'is missing' : 'is no positive whole number of at most 64 bits'}`,
    );
  }
  if (channel === null) {
    problems.push('neither a call nor a chat: no `call_type`, no `chat_type`, and no session type that says which');
  }
  return problems.length > 0
    ? problems
    : { channel: channel as Identity['channel'], externalId: id as number | bigint };
}

function channelOf(record: JsonObject): Identity['channel'] | null {
  if (has(record, 'chat_type')) return 'CHAT';
  if (has(record, 'call_type')) return 'VOICE';
  if (has(record, 'chat_duration', 'provider_channel_id')) return 'CHAT';
  if (has(record, 'call_duration', 'voip_provider', 'call_uuid')) return 'VOICE';
  const type = record['session_type_v2'] ?? record['session_type'];
  if (typeof type !== 'string') return null;
  if (/^\s*messaging/i.test(type)) return 'CHAT';
  return /^\s*voice/i.test(type) ? 'VOICE' : null;
}
