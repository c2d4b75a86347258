import { timelineLists, timelineNeeds, timelineOf } from './timeline.ts';

const session = {
  rowId: 1,
  instance: 'default',
  channel: 'VOICE',
  typeText: 'Voice Inbound (IVR)',
  statusText: 'finished',
  disconnectedByText: 'disconnected_by_agent',
  createdAt: '2026-03-23T20:12:51.000Z',
  scheduledAt: null,
  endedAt: '2026-03-23T20:16:46.000Z',
};
const kindsOf = (row: Parameters<typeof timelineOf>[0]): string[] => timelineOf(row).map(({ kind }) => kind);

it('is told oldest first, and in the order of an ordinary session where moments are equal', () => {
  const at = session.createdAt;
  const lists = {
    recordings: [{ startedAt: at, durationSeconds: 5, typeText: 'default' }],
    queueLegs: [{ startedAt: at, endedAt: at, outcome: 'ANSWERED', queueName: 'Billing' }],
    menuVisits: [{ startedAt: at, endedAt: at }],
    consumerEvents: [{ startedAt: '2026-03-23T20:16:47.000Z', typeText: 'csat', eventText: 'finished' }],
  };
  expect(kindsOf({ ...session, ...lists })).toEqual(['CREATED', 'MENU', 'QUEUE', 'RECORDING', 'ENDED', 'SURVEY']);
});

it('tells the phases of a turn apart', () => {
  const phase = (at: number, row: object) => ({ startedAt: `2026-03-23T20:13:0${String(at)}.000Z`, ...row });
  const handlePhases = [
    phase(1, { preWorkSeconds: 4 }),
    phase(2, { talkAndHoldSeconds: 32, holdSeconds: 5, preWorkSeconds: 0, wrapUpSeconds: 0, agentId: 5 }),
    phase(3, { talkAndHoldSeconds: 9, isBarge: true }),
    phase(4, { talkAndHoldSeconds: 0, wrapUpSeconds: 8 }),
    phase(5, { talkAndHoldSeconds: 0, wrapUpSeconds: 0 }),
  ];
  const story = timelineOf({ ...session, createdAt: null, endedAt: null, handlePhases });
  expect(story.map(({ kind, durationSeconds }) => [kind, durationSeconds])).toEqual([
    ['PRE_WORK', 4],
    ['AGENT', 32],
    ['BARGE', 9],
    ['WRAP_UP', 8],
    ['AGENT', 0],
  ]);
  expect(story[1]).toMatchObject({ agentId: 5, says: 'An agent talked, 5 s of it on hold' });
});

it('knows when a recording ended, and rounds a redaction to whole seconds', () => {
  const startedAt = '2026-03-23T20:15:35.473Z';
  const [recording] = timelineOf({
    ...session,
    createdAt: null,
    endedAt: null,
    recordings: [{ startedAt, durationSeconds: 127 }],
  });
  const [redaction] = timelineOf({
    ...session,
    createdAt: null,
    endedAt: null,
    redactions: [{ startedAt, durationSeconds: 2.94 }],
  });
  expect(recording?.untilAt).toBe('2026-03-23T20:17:42.473Z');
  expect(redaction?.durationSeconds).toBe(3);
});

it('names other participants only where no leg or turn tells of them', () => {
  const connectedAt = '2026-03-23T20:15:48.000Z';
  const participants = ['end_user', 'agent', 'virtual_agent', 'task_virtual_agent', 'third_party'].map((typeText) => ({
    typeText,
    connectedAt,
  }));
  const others = timelineOf({ ...session, participants }).filter(({ kind }) => kind === 'PARTICIPANT');
  expect(others.map(({ says }) => says)).toEqual([
    'Somebody else took part: task virtual agent',
    'Somebody else took part: third party',
  ]);
});

it('leaves out what has no time', () => {
  expect(
    timelineOf({
      ...session,
      createdAt: null,
      endedAt: null,
      queueLegs: [{ startedAt: null }],
      participants: [{ typeText: null }],
    }),
  ).toEqual([]);
});

it('needs no personal data', () => {
  const asked = [...timelineNeeds, ...Object.values(timelineLists).flat()];
  expect(
    asked.filter(
      (column) => /name$|email|phone|note|identifier|headers/i.test(column) && !/queueName|PathName/.test(column),
    ),
  ).toEqual([]);
});
