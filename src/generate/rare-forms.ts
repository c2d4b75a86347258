import type { Draft, Row } from './draft.ts';
import { withGaps } from './gaps.ts';
import { withNewWord } from './new-words.ts';
import { weighted } from './random.ts';

type Form = (record: Row, draft: Draft) => Row;

/** Keys as older programs wrote them: `subStatus`, `from_menu` and `to_menu` for the paths, `chat_duration` in the transfers of chats. */
function ofOlderExport(record: Row, { channel }: Draft): Row {
  const lengths = channel === 'chat' ? { call_duration: 'chat_duration' } : {};
  const paths = (rows: unknown): Row[] =>
    (rows as Row[]).map((row) => renamed(row, { from_menu_path: 'from_menu', to_menu_path: 'to_menu', ...lengths }));
  const { transfers, escalations, deflection_details: deflections } = record;
  return {
    ...renamed(record, { sub_status: 'subStatus' }),
    transfers: paths(transfers),
    ...(escalations === undefined ? {} : { escalations: paths(escalations) }),
    ...(deflections === undefined ? {} : { deflection_details: paths(deflections) }),
  };
}

const renamed = (row: Row, names: Readonly<Record<string, string>>): Row =>
  Object.fromEntries(Object.entries(row).map(([key, value]) => [names[key] ?? key, value]));

const finishReasonOf = weighted([
  ['no_reason', 6],
  ['virtual_agent_escalation_failed', 1],
  ['va_callback_machine_detected', 1],
  ['va_callback_line_lost', 1],
]);

/** What the Manager API answers for a session: a few keys more, one name more for the wait, and longer words. */
function ofManagerApi(record: Row, draft: Draft): Row {
  const { random, channel, id } = draft;
  const { selected_menu: menu, recording_permission: permission, ...rest } = record;
  return {
    ...rest,
    ...(permission === undefined ? {} : { recording_permission: `recording_permission_${permission as string}` }),
    selected_menu:
      menu === null
        ? null
        : {
            ...(menu as Row),
            output_msg: random.chance(0.5) ? `${(menu as Row)['name'] as string}: please hold the line.` : null,
          },
    wait_duration: random.chance(0.5) ? record['wait_duration'] : undefined,
    queue_duration: record['wait_duration'],
    parent_id: id > 1001 && random.chance(0.3) ? id - 1 : null,
    finish_reason: channel === 'call' ? finishReasonOf(random) : undefined,
  };
}

/** A key that a release to come adds, at the top and in the rows of a list. */
function withNewKey(record: Row): Row {
  const legs = record['queue_durations'] as readonly Row[];
  return { ...record, queue_durations: legs.map((leg) => ({ ...leg, skill_level: 3 })), summary_status: 'done' };
}

const formOf = weighted<Form>([
  [(record) => record, 1],
  [ofOlderExport, 1],
  [ofManagerApi, 1],
  [withNewWord, 1],
  [withNewKey, 1],
  [withGaps, 1],
]);

/** The record of a session as something other than the exports of today may hold it. */
export function inRareForm(draft: Draft, record: Row): Row {
  return formOf(draft.random)(record, draft);
}
