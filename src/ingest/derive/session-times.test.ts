import { at, column, derived } from '../../../test/support/derived.ts';
import { AgentHandle } from '../../domain/agent-handle/agent-handle.ts';
import { QueueLeg } from '../../domain/queue-leg/queue-leg.ts';
import { Recording } from '../../domain/recording/recording.ts';
import { SmartAction } from '../../domain/smart-action/smart-action.ts';

describe('the top of a file', () => {
  it.each([
    [at(0), at(60), 60],
    [at(0), at(0), 0],
    [at(0), at(0.499), 0],
    [at(0), at(0.5), 1],
    [at(60), at(0), null],
    [at(0), null, null],
    [null, at(0), null],
  ])('from %p to %p lasts %p s', (created, ended, seconds) => {
    expect(derived({ created_at: created, ends_at: ended }).session.sessionSeconds).toBe(seconds);
  });

  it.each([
    ['2026-09-14T09:05:00.000-07:00', -420],
    ['2026-09-14T09:05:00.000+05:45', 345],
    ['2026-09-14T09:05:00.000+0530', 330],
    ['2026-09-14T09:05:00.000+14:00', 840],
    ['2026-09-14T09:05:00.000+14:01', null],
    ['2026-09-14T09:05:00.000+00:00', 0],
    ['2026-09-14T09:05:00.000Z', null],
    ['2026-09-14T09:05:00.000-07:00 ', null],
    [5, null],
    [null, null],
  ])('created at %p has an offset of %p minutes', (created, minutes) => {
    expect(derived({ created_at: created }).session.utcOffsetMinutes).toBe(minutes);
  });

  it.each([
    ['queued', null, true],
    ['queued', at(0), true],
    ['finished', null, false],
    ['word_of_tomorrow', null, true],
    ['word_of_tomorrow', at(0), false],
    [null, null, true],
    [null, at(0), false],
  ])('with the status %p, ended at %p, is open: %p', (status, ended, isOpen) => {
    expect(derived({ status, ends_at: ended }).session.isOpen).toBe(isOpen);
  });

  it('says from which side and by what it came, however often it is asked', () => {
    const session_type_v2 = 'Voice Outbound (API)';
    for (const _ of [1, 2]) {
      expect(derived({ session_type_v2 }).session).toMatchObject({ direction: 'OUTBOUND', medium: 'API' });
      expect(derived({ session_type_v2: `Voice Inbound (SMS ${'x'.repeat(150)})` }).session).toMatchObject({
        direction: 'INBOUND',
        medium: 'SMS',
      });
    }
    // Longer than any type: what stands far inside is not looked for.
    expect(derived({ session_type_v2: `${' '.repeat(190)} ${'x'.repeat(200)} inbound (sms)` }).session).toMatchObject({
      direction: null,
      medium: null,
    });
  });

  it('has the typed answer and a verification as SmartActions, behind those of the lists', () => {
    const file = derived({ photos: [{ id: 4 }], verified: true, smart_action_text: 'yes' });
    expect(column(file, SmartAction, 'kind')).toEqual(['PHOTO', 'TEXT', 'VERIFICATION']);
    expect(column(file, SmartAction, 'rowId')).toEqual([4, -(2 ** 42) - 1, -(2 ** 42) - 2]);
    expect(column(file, SmartAction, 'position')).toEqual([0, 1, 2]);
    expect(column(file, SmartAction, 'answer')).toEqual([null, 'yes', null]);
  });
});

test('what lies below a session repeats whose it is, and when that was created where it is listed by itself', () => {
  const file = derived({
    id: 41,
    created_at: at(0),
    queue_durations: [{ id: 1 }, { id: 2 }],
    handle_durations: [{ id: 1, agent_id: 7, call_duration: 9 }],
    recordings: [{ id: 1 }],
  });
  expect(file.session).toMatchObject({ rowId: 0, externalId: 41, instance: 'here', channel: 'VOICE' });
  for (const type of [QueueLeg, AgentHandle] as const) {
    for (const [name, value] of [
      ['sessionId', 0],
      ['instance', 'here'],
      ['channel', 'VOICE'],
      ['sessionExternalId', 41],
      ['sessionCreatedAt', Date.parse(at(0))],
    ] as const) {
      expect(new Set(column(file, type as typeof QueueLeg, name))).toEqual(new Set([value]));
    }
  }
  expect(column(file, Recording, 'sessionExternalId')).toEqual([41]);
});
