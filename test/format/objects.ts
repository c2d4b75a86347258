/**
 * What a value of the format is: `id` names something by a whole number, `word` is one of an open list, `decimal` may also come as
 * text, `any` is kept as it is.
 */
export type ValueType = 'id' | 'whole' | 'seconds' | 'decimal' | 'text' | 'word' | 'flag' | 'instant' | 'any';

/** The keys of an object: values, objects inside it, and `[…]` for a list of them. */
export interface Keys {
  readonly [key: string]: ValueType | Keys | readonly [Keys];
}

export const menu = {
  id: 'id',
  name: 'text',
  parent_id: 'id',
  position: 'whole',
  deleted: 'flag',
  menu_type: 'word',
  hidden: 'flag',
} as const satisfies Keys;

export const menuPath = { name: 'text', materialized_path: 'text', items_count: 'whole' } as const satisfies Keys;

export const agent = {
  id: 'id',
  agent_number: 'text',
  email: 'text',
  name: 'text',
  first_name: 'text',
  last_name: 'text',
  avatar_url: 'text',
} as const satisfies Keys;

export const virtualAgent = { id: 'id', name: 'text', va_alias: 'text', avatar_url: 'text' } as const satisfies Keys;

/** A stretch of time at a place in the menus. Here `menu_path` is the joined names. */
export const place = { lang: 'text', menu_path_id: 'id', menu_path: 'text' } as const satisfies Keys;
export const stretch = { started_at: 'instant', ended_at: 'instant' } as const satisfies Keys;
export const responses = {
  response_count: 'whole',
  response_time_total: 'seconds',
  response_time_max: 'seconds',
  response_time_avg: 'decimal',
} as const satisfies Keys;
/** Calls name it one way, chats the other. */
export const duration = { call_duration: 'seconds', chat_duration: 'seconds' } as const satisfies Keys;
export const adapter = { adapter_fail_code: 'text', adapter_fail_message: 'text' } as const satisfies Keys;

export const participant = {
  id: 'id',
  type: 'word',
  entry_type: 'word',
  user_id: 'id',
  end_user_id: 'id',
  virtual_agent_id: 'id',
  virtual_agent_params: 'any',
  status: 'word',
  fail_reason: 'word',
  connected_at: 'instant',
  ended_at: 'instant',
  // Chats end at another key.
  finished_at: 'instant',
  phone_number: 'text',
  caller_id: 'text',
  sip_headers: 'any',
  location: 'any',
  location_id: 'id',
  email: 'text',
  first_name: 'text',
  middle_name: 'text',
  last_name: 'text',
  teams: [{ id: 'id', name: 'text' }],
  call_id: 'id',
  chat_id: 'id',
  ...duration,
  hold_duration: 'seconds',
  agent_assist: 'any',
  virtual_agent: { conversation_id: 'text' },
  ...adapter,
} as const satisfies Keys;

export const transfer = {
  id: 'id',
  status: 'word',
  fail_reason: 'word',
  created_at: 'instant',
  assigned_at: 'instant',
  connected_at: 'instant',
  updated_at: 'instant',
  call_duration: 'seconds',
  wait_duration: 'seconds',
  deflection: 'word',
  answer_type_path: 'text',
  from_menu_path: menuPath,
  to_menu_path: menuPath,
  from_agent: agent,
  to_agent: agent,
  from_virtual_agent: virtualAgent,
  to_virtual_agent: virtualAgent,
  from_queue_priority_level: 'whole',
  to_queue_priority_level: 'whole',
  // Names of the older Apps API.
  from_menu: menuPath,
  to_menu: menuPath,
} as const satisfies Keys;
