import { Busy } from '../ingest/push.ts';
import { pushRefusalOf } from './push-refusal.ts';
import { BodyEmpty, BodyTooLarge, BodyTooSlow } from './request-body.ts';

test.each([
  [new BodyTooLarge(), 413, 'LIMIT_EXCEEDED', 'larger than 1000 bytes (INGEST_BODY_LIMIT_BYTES)'],
  [new BodyEmpty(), 400, 'BAD_REQUEST', 'expected a session record'],
  [new BodyTooSlow(), 408, 'BAD_REQUEST', 'stopped arriving'],
  [new Busy(), 429, 'RATE_LIMITED', 'a little later'],
  [new Error('password of the database'), 500, 'INTERNAL_SERVER_ERROR', 'under the request id'],
])('a push that failed with %p is answered %i %s, with what to do', (error, status, code, words) => {
  const refusal = pushRefusalOf(error, 1000);
  expect(refusal).toMatchObject({ status, code });
  expect(refusal.message).toContain(words);
  expect(refusal.message).not.toContain('password');
});
