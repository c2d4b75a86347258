import { json, text } from '../../model/columns.ts';
import { closedEnum } from '../../model/open-enum.ts';
import { personal } from '../../model/personal-data.ts';
import { Stored } from '../../model/stored.ts';
import { SessionChild } from '../session-child.ts';

/** When an SMS was sent. */
const SmsKind = closedEnum('SmsKind', 'When an SMS of a call was sent.', {
  IN_CALL: 'During the call. Source: `in_call_sms`.',
  WAIT_TIME: 'While the consumer waited. Source: `wait_time_sms`.',
});

/** An SMS of a call. */
@Stored({
  says: 'An SMS that belongs to a call. Its shape is not published, so it is answered as it was delivered.',
  table: 'sms_messages',
  tie: ['sessionId', 'rowId'],
})
export class SmsMessage extends SessionChild {
  @text(null, 'When it was sent. Derived from the list that it stands in.', { required: true, closed: SmsKind })
  kind!: string;

  @json(null, 'The message as delivered. Source: the whole item of `in_call_sms` or `wait_time_sms`.', {
    personal: personal.content,
  })
  content!: unknown;
}
