import { list, type Link } from '../../model/links.ts';
import { Session } from '../session/session.ts';
import { sessionOf } from '../usual-links.ts';
import { SmsMessage } from './sms-message.ts';

/** The SMS of a call: two lists out of one table. */
export const smsMessageLinks: readonly Link[] = [
  list(
    Session,
    'inCallSms',
    SmsMessage,
    { sessionId: 'rowId' },
    ['position'],
    'SMS sent during the call, in the order of the file; calls only.',
    { only: { kind: 'IN_CALL' } },
  ),
  list(
    Session,
    'waitTimeSms',
    SmsMessage,
    { sessionId: 'rowId' },
    ['position'],
    'SMS sent while the consumer waited, in the order of the file; calls only.',
    { only: { kind: 'WAIT_TIME' } },
  ),
  sessionOf(SmsMessage),
];
