import { type Draft, instant } from './draft.ts';

/* The items of `wait_time_sms` and `in_call_sms` are not published, so each instance has a shape of its own here. */

/** Messages to a consumer who waits for a call: after a quarter of a minute and every minute, where the number can be written to. */
export function textWhileWaiting(draft: Draft, from: number, to: number): void {
  const { random, phoneNumber } = draft;
  if (phoneNumber === null || to - from < 20 || !random.chance(0.05)) return;
  for (let at = from + 15, place = random.int(1, 9); at <= to; at += 60, place = Math.max(1, place - 1)) {
    draft.waitTimeSms.push({
      id: ++draft.centre.ids.sms,
      body: `You are number ${String(place)} in the queue.`,
      sent_at: instant(draft, at),
    });
  }
}

/** A message that an agent sends while talking, and sometimes its answer: a photo, or a word. */
export function textInCall(draft: Draft, at: number): void {
  const { random, phoneNumber } = draft;
  if (draft.channel === 'chat' || phoneNumber === null) return;
  draft.inCallSms.push({
    id: ++draft.centre.ids.sms,
    direction: 'outbound',
    to: phoneNumber,
    body: 'Your link: https://www.example.com/l/4711 – reply “OK” 👍',
    sent_at: instant(draft, at),
  });
  if (random.chance(0.4)) {
    draft.inCallSms.push(random.chance(0.2) ? 'OK' : { direction: 'inbound', body: 'OK', media: [] });
  }
}
