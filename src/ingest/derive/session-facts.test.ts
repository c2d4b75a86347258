import { at, derived } from '../../../test/support/derived.ts';

type Item = Readonly<Record<string, unknown>>;

const TALK = { id: 1, agent_id: 7, call_duration: 9 };
const IDLE = { id: 2, agent_id: 8, call_duration: 0, acw_duration: 4 };
const VA = { id: 1, virtual_agent: { id: 6 } };

describe('a session', () => {
  it('sums all turns, and those that count apart; and all waits', () => {
    const { session } = derived({
      handle_durations: [
        {
          ...TALK,
          call_duration: 60,
          hold_duration: 10,
          acw_duration: 5,
          bcw_duration: 3,
          response_count: 2,
          response_time_total: 9,
          response_time_max: 6,
        },
        { ...IDLE, bcw_duration: 2, response_count: 4, response_time_total: 8, response_time_max: 8 },
        {
          id: 3,
          agent_id: 9,
          call_duration: 20,
          hold_duration: 0,
          response_count: 1,
          response_time_total: 2,
          response_time_max: 2,
        },
      ],
      queue_durations: [
        { id: 1, queue_duration: 5 },
        { id: 2, queue_duration: 7 },
      ],
    });
    expect(session).toMatchObject({
      talkSeconds: 70,
      wrapUpSeconds: 9,
      preWorkSeconds: 5,
      countedHandles: 2,
      countedTalkSeconds: 70,
      countedHoldSeconds: 10,
      countedWrapUpSeconds: 5,
      countedPreWorkSeconds: 3,
      responseCount: 3,
      responseSecondsTotal: 11,
      responseSecondsMax: 6,
      queuedSeconds: 12,
    });
  });

  it('without turns and waits knows no sums, and counts none', () => {
    expect(derived({}).session).toMatchObject({
      talkSeconds: null,
      wrapUpSeconds: null,
      countedHandles: 0,
      countedTalkSeconds: null,
      responseCount: null,
      queuedSeconds: null,
      firstQueueName: null,
      transferCount: 0,
      escalationCount: 0,
      virtualAgentLegCount: 0,
    });
  });

  it('came first into the queue whose wait began first', () => {
    const legs = [
      { id: 1, menu_path: 'A', started_at: null },
      { id: 2, menu_path: 'B', started_at: at(9) },
      { id: 3, menu_path: 'C', started_at: at(3) },
    ];
    expect(derived({ queue_durations: legs }).session.firstQueueName).toBe('C');
    expect(derived({ queue_durations: [{ id: 1, menu_path: null }] }).session.firstQueueName).toBeNull();
  });

  it.each([
    [
      'the agent of the last turn that counts',
      {
        handle_durations: [
          { ...TALK, started_at: at(0) },
          { ...IDLE, started_at: at(9) },
        ],
      },
      7,
      null,
    ],
    [
      'of the last by time',
      {
        handle_durations: [
          { ...TALK, started_at: at(9) },
          { id: 2, agent_id: 8, call_duration: 2, started_at: at(3) },
        ],
      },
      7,
      null,
    ],
    ['of any turn where none counts', { handle_durations: [{ ...IDLE, started_at: at(9) }] }, 8, null],
    ['of agent_info before all', { handle_durations: [TALK], agent_info: { id: 3, email: null } }, 3, null],
    [
      'the virtual agent of the last leg',
      {
        virtual_agent_handle_durations: [
          { ...VA, started_at: at(9) },
          { id: 2, virtual_agent: { id: 5 }, started_at: at(2) },
        ],
      },
      null,
      6,
    ],
    [
      'of agent_info before that',
      { virtual_agent_handle_durations: [VA], agent_info: { id: 4, va_alias: null } },
      null,
      4,
    ],
    ['nobody', {}, null, null],
  ] as [string, Item, number | null, number | null][])('has %s', (_what, record, agentId, virtualAgentId) => {
    expect(derived(record).session).toMatchObject({ agentId, virtualAgentId });
  });

  const person = (more: Item): Item => ({
    participants: [{ id: 1, type: 'agent', user_id: 7, connected_at: at(0), ...more }],
  });
  const machine = (more: Item): Item => person({ type: 'virtual_agent', user_id: null, virtual_agent_id: 6, ...more });
  it.each([
    ['NOBODY', {}],
    ['HUMAN', { handle_durations: [TALK] }],
    ['NOBODY', { handle_durations: [IDLE] }],
    ['VIRTUAL_AGENT', { virtual_agent_handle_durations: [VA] }],
    ['BOTH', { handle_durations: [TALK], virtual_agent_handle_durations: [VA] }],
    ['HUMAN', person({})],
    ['NOBODY', person({ connected_at: null })],
    ['NOBODY', person({ user_id: null })],
    // Phases tell more than participants.
    ['NOBODY', { ...person({}), handle_durations: [IDLE] }],
    ['VIRTUAL_AGENT', machine({})],
    ['NOBODY', machine({ connected_at: null })],
    ['NOBODY', machine({ type: 'task_virtual_agent' })],
    ['BOTH', { ...machine({}), handle_durations: [TALK] }],
    ['BOTH', { ...person({}), virtual_agent_handle_durations: [VA] }],
  ] as [string, Item][])('was handled by %s: %j', (handledBy, record) => {
    expect(derived(record).session.handledBy).toBe(handledBy);
  });

  it.each([
    ['isHandled', true, { handle_durations: [TALK] }],
    ['isHandled', true, { handle_durations: [TALK], fail_reason: 'nothing' }],
    ['isHandled', false, { handle_durations: [TALK], fail_reason: 'ag_ignored' }],
    ['isHandled', false, { handle_durations: [TALK], status: 'failed' }],
    ['isHandled', false, { handle_durations: [IDLE] }],
    ['isHandled', false, { virtual_agent_handle_durations: [VA] }],
    ['isVirtualAgentHandled', true, { virtual_agent_handle_durations: [VA], handle_durations: [IDLE] }],
    ['isVirtualAgentHandled', false, { virtual_agent_handle_durations: [VA], handle_durations: [TALK] }],
    ['isVirtualAgentHandled', false, { virtual_agent_handle_durations: [VA], status: 'failed' }],
    ['isVirtualAgentHandled', false, {}],
    ['isFailed', true, { status: 'failed' }],
    ['isFailed', false, { status: 'deflected' }],
    ['isDeflected', true, { status: 'deflected' }],
    ['isDeflected', true, { deflection: 'over_capacity_phone' }],
    ['isDeflected', false, { deflection: 'no_deflection' }],
    ['isDeflected', false, {}],
    ['isVoicemail', true, { voicemail_reason: 'word_of_tomorrow' }],
    ['isVoicemail', false, { voicemail_reason: 'not_voicemail' }],
    ['isVoicemail', false, {}],
    ['isInMenuAbandoned', true, { fail_reason: 'eu_in_menu_abandoned' }],
    [
      'isInMenuAbandoned',
      true,
      {
        consumer_in_menu_durations: [
          { id: 1, event: 'finished' },
          { id: 2, event: ' Abandoned ' },
        ],
      },
    ],
    [
      'isInMenuAbandoned',
      false,
      {
        consumer_in_menu_durations: [
          { id: 1, event: 'finished' },
          { id: 2, event: null },
        ],
      },
    ],
    ['isInMenuAbandoned', false, { fail_reason: 'eu_abandoned' }],
    ['isTransferred', true, { transfers: [{ id: 1 }] }],
    ['isTransferred', false, { escalations: [{ id: 1 }] }],
    ['isEscalated', true, { escalations: [{ id: 1 }] }],
    ['isEscalated', false, { transfers: [{ id: 1 }] }],
    ['isContained', true, { virtual_agent_handle_durations: [VA], handle_durations: [IDLE] }],
    ['isContained', false, {}],
    ['isContained', false, { virtual_agent_handle_durations: [VA], handle_durations: [TALK] }],
    ['isContained', false, { virtual_agent_handle_durations: [VA], escalations: [{ id: 1 }] }],
    [
      'isContained',
      false,
      { virtual_agent_handle_durations: [VA], transfers: [{ id: 1, to_virtual_agent: { id: 5 } }, { id: 2 }] },
    ],
    [
      'isContained',
      true,
      { virtual_agent_handle_durations: [VA], transfers: [{ id: 1, to_virtual_agent: { id: 5 } }] },
    ],
    ['isRecorded', true, { recordings: [{ id: 1 }] }],
    ['isRecorded', false, {}],
    ['usedSmartAction', true, { photos: [{ id: 1 }] }],
    ['usedSmartAction', true, { verified: true }],
    ['usedSmartAction', true, { smart_action_text: 'x' }],
    ['usedSmartAction', false, { verified: false, smart_action_text: null, photos: [] }],
  ] as [string, boolean, Item][])('%s is %p: %j', (flag, value, record) => {
    expect(derived(record).session).toMatchObject({ [flag]: value });
  });

  it('counts its hand-overs and legs of virtual agents', () => {
    const three = [{ id: 1 }, { id: 2 }, { id: 3 }];
    expect(
      derived({ transfers: three, escalations: [VA, { id: 2 }], virtual_agent_handle_durations: [VA] }).session,
    ).toMatchObject({
      transferCount: 3,
      escalationCount: 2,
      virtualAgentLegCount: 1,
    });
  });
});
