import type { Part } from '../part.ts';
import { SmsMessage } from './sms-message.ts';

/** Where the ids of the second list begin: the messages of both lists share a table. */
const SECOND_LIST = 2 ** 40;

const partOf = (key: string, kind: string, before: number): Part<SmsMessage> => ({
  key,
  type: SmsMessage,
  reads: ['*'],
  complete: (row, item) => {
    row.kind = kind;
    row.content = item;
    row.rowId = -(before + Number(row.position) + 1);
  },
});

/** `in_call_sms` and `wait_time_sms`: of unknown shape, so the whole item is kept. */
export const smsMessageParts: readonly Part[] = [
  partOf('in_call_sms', 'IN_CALL', 0),
  partOf('wait_time_sms', 'WAIT_TIME', SECOND_LIST),
];
