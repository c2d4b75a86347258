import { at, column, derived } from '../../../test/support/derived.ts';
import { rowMakerOf } from '../../database/copy-row.ts';
import { AgentHandle } from '../../domain/agent-handle/agent-handle.ts';
import { Escalation } from '../../domain/escalation/escalation.ts';
import { QueueLeg } from '../../domain/queue-leg/queue-leg.ts';
import { Transfer } from '../../domain/transfer/transfer.ts';
import { columnsOf } from '../../model/fields.ts';

describe("an agent's turn", () => {
  it('is made of all phases of one agent and transfer, without those of a supervisor who barged in', () => {
    const file = derived({
      handle_durations: [
        { id: 1, agent_id: 7, bcw_duration: 4, started_at: at(0), ended_at: at(4) },
        {
          id: 2,
          agent_id: 7,
          call_duration: 60,
          hold_duration: 10,
          started_at: at(4),
          ended_at: at(64),
          assigned_connection_duration: 3,
          menu_path: 'A',
        },
        { id: 3, agent_id: 9, call_duration: 20, barged: true, started_at: at(30), ended_at: at(50) },
        { id: 4, agent_id: 7, acw_duration: 5, started_at: at(64), ended_at: at(69), assigned_connection_duration: 0 },
        { id: 5, agent_id: 7, transfer_id: 3, call_duration: 8, started_at: at(70), ended_at: at(78) },
        { id: 6, agent_id: 8, call_duration: 0, hold_duration: 0, started_at: at(70), ended_at: at(70) },
      ],
    });
    expect(column(file, AgentHandle, 'rowId')).toEqual([1, 5, 6]);
    expect(column(file, AgentHandle, 'handleSeconds')).toEqual([69, 8, 0]);
    expect(column(file, AgentHandle, 'talkSeconds')).toEqual([50, 8, 0]);
    expect(column(file, AgentHandle, 'connectSeconds')).toEqual([3, null, null]);
    expect(column(file, AgentHandle, 'counted')).toEqual([true, true, false]);
    expect(column(file, AgentHandle, 'endedAt')).toEqual([69, 78, 70].map((seconds) => Date.parse(at(seconds))));
    expect(file.session).toMatchObject({
      countedHandles: 2,
      countedTalkSeconds: 58,
      talkSeconds: 58,
      isHandled: true,
      handledBy: 'HUMAN',
    });
  });

  it('goes on while one of its phases does', () => {
    const file = derived({
      handle_durations: [{ id: 1, agent_id: 7, call_duration: 9, started_at: at(0), ended_at: null }],
    });
    expect(column(file, AgentHandle, 'endedAt')).toEqual([null]);
  });
});

describe('a wait in a queue', () => {
  const outcomes = (record: Readonly<Record<string, unknown>>): unknown[] =>
    column(derived(record), QueueLeg, 'outcome');
  const leg = { id: 1, queue_duration: 5, service_level_abandon_time_threshold: 8 };

  it('was answered only where its agent talked', () => {
    const talk = { id: 1, agent_id: 7, call_duration: 9 };
    expect(outcomes({ queue_durations: [{ ...leg, agent_id: 7 }], handle_durations: [talk] })).toEqual(['ANSWERED']);
    expect(outcomes({ queue_durations: [{ ...leg, agent_id: 8 }], handle_durations: [talk] })).toEqual(['FAILED']);
    expect(outcomes({ queue_durations: [{ ...leg, agent_id: 7, transfer_id: 3 }], handle_durations: [talk] })).toEqual([
      'FAILED',
    ]);
    expect(
      outcomes({ queue_durations: [{ ...leg, agent_id: 7 }], handle_durations: [{ ...talk, call_duration: 0 }] }),
    ).toEqual(['FAILED']);
  });

  it('was abandoned where the consumer left, even if an agent had been chosen', () => {
    const file = derived({
      status: 'failed',
      fail_reason: 'eu_abandoned',
      queue_durations: [
        { ...leg, agent_id: 7 },
        { ...leg, id: 2, queue_duration: 8 },
      ],
    });
    expect(column(file, QueueLeg, 'outcome')).toEqual(['ABANDONED', 'ABANDONED']);
    expect(column(file, QueueLeg, 'isShortAbandon')).toEqual([true, false]);
    expect(outcomes({ status: 'failed', fail_reason: 'ag_ignored', queue_durations: [leg] })).toEqual(['FAILED']);
  });

  it.each([
    ['canceled', null, 'ABANDONED'],
    ['no_response', null, 'ABANDONED'],
    ['finished', 'customer_timeout', 'ABANDONED'],
    ['finished', 'end_user_opt_out', 'ABANDONED'],
    ['failed', 'escalation_failed', 'FAILED'],
    ['deflected', null, 'DEFLECTED'],
    ['queued', null, 'OPEN'],
    ['dismissed', null, 'OPEN'],
  ])('of a chat that is %s with fail reason %s: %s', (status, failReason, outcome) => {
    expect(
      outcomes({
        call_type: undefined,
        chat_type: 'Messaging',
        status,
        fail_reason: failReason,
        queue_durations: [leg],
      }),
    ).toEqual([outcome]);
  });

  it('was deflected where the session was, and failed for every other reason', () => {
    expect(outcomes({ deflection: 'over_capacity_phone', queue_durations: [leg] })).toEqual(['DEFLECTED']);
    expect(outcomes({ deflection: 'no_deflection', queue_durations: [leg] })).toEqual(['FAILED']);
  });

  it('of a transfer goes by the transfer', () => {
    const of = (transfer: Readonly<Record<string, unknown>>): unknown =>
      outcomes({
        queue_durations: [{ ...leg, transfer: true, transfer_id: 3 }],
        transfers: [{ id: 3, ...transfer }],
      })[0];
    expect(of({ status: 'canceled', fail_reason: 'eu_abandoned' })).toBe('ABANDONED');
    expect(of({ status: 'deflected' })).toBe('DEFLECTED');
    expect(of({ status: 'failed', deflection: 'after_hours_message_only' })).toBe('DEFLECTED');
    expect(of({ status: 'failed', fail_reason: 'ag_ignored' })).toBe('FAILED');
    expect(of({ status: 'transferred' })).toBe('ANSWERED');
  });

  it('is open while the session is and nobody has talked', () => {
    const open = { status: 'assigned', ends_at: null, queue_durations: [{ ...leg, agent_id: 7 }] };
    expect(outcomes(open)).toEqual(['OPEN']);
    expect(outcomes({ ...open, handle_durations: [{ id: 1, agent_id: 7, call_duration: 3 }] })).toEqual(['ANSWERED']);
    expect(outcomes({ ...open, status: 'word_of_tomorrow' })).toEqual(['OPEN']);
    expect(outcomes({ ...open, status: 'word_of_tomorrow', ends_at: at(0) })).toEqual(['FAILED']);
  });
});

describe('a hand-over', () => {
  it('is warm or cold as the talk row says, else as the queue leg says, else unknown', () => {
    const file = derived({
      transfers: [{ id: 1 }, { id: 2 }, { id: 3 }],
      handle_durations: [
        { id: 1, agent_id: 7, transfer_id: 1, transfer_cold: null, acw_duration: 4 },
        { id: 2, agent_id: 7, transfer_id: 1, transfer_cold: true, call_duration: 4 },
      ],
      queue_durations: [
        { id: 1, transfer_id: 1, transfer_cold: false },
        { id: 2, transfer_id: 2, transfer_cold: false },
        { id: 3, transfer_id: 3, transfer_cold: null },
      ],
    });
    expect(column(file, Transfer, 'kind')).toEqual(['COLD', 'WARM', null]);
  });

  it('counts for the turn from which the agent handed over', () => {
    const file = derived({
      handle_durations: [
        { id: 1, agent_id: 5, call_duration: 20, started_at: at(0), ended_at: at(20) },
        { id: 2, agent_id: 5, transfer_id: 9, call_duration: 20, started_at: at(40), ended_at: at(60) },
      ],
      transfers: [
        { id: 9, from_agent: { id: 5 }, to_agent: { id: 5 }, created_at: at(19) },
        { id: 10, from_agent: { id: 5 }, created_at: at(59) },
      ],
    });
    expect(column(file, AgentHandle, 'transfersOut')).toEqual([1, 1]);
  });

  it('from a virtual agent waits in the first queue that follows and is no transfer', () => {
    const file = derived({
      escalations: [
        { id: 1, status: 'canceled', created_at: at(10) },
        { id: 2, status: 'escalated', created_at: at(50) },
      ],
      queue_durations: [
        { id: 1, queue_duration: 3, started_at: at(1) },
        { id: 2, queue_duration: 4, transfer: true, transfer_id: 8, started_at: at(51) },
        { id: 3, queue_duration: 5, started_at: at(49) },
      ],
    });
    expect(column(file, Escalation, 'waitSeconds')).toEqual([null, 5]);
    expect(column(file, Escalation, 'queueLegRowId')).toEqual([null, 3]);
    expect(column(file, Escalation, 'isEscalated')).toEqual([false, true]);
  });
});

describe('a session', () => {
  const turn = { id: 1, virtual_agent: { id: 6 }, finish_reason: 'resolved' };

  it('is contained by a virtual agent unless a person came into it or was asked for', () => {
    const isContained = (record: Readonly<Record<string, unknown>>): unknown =>
      derived({ virtual_agent_handle_durations: [turn], ...record }).session['isContained'];
    expect(isContained({})).toBe(true);
    expect(isContained({ transfers: [{ id: 1, to_virtual_agent: { id: 8 } }] })).toBe(true);
    expect(isContained({ transfers: [{ id: 1, to_agent: { id: 8 } }] })).toBe(false);
    expect(isContained({ escalations: [{ id: 1 }] })).toBe(false);
    expect(isContained({ handle_durations: [{ id: 1, agent_id: 7, call_duration: 4 }] })).toBe(false);
    expect(isContained({ virtual_agent_handle_durations: [] })).toBe(false);
  });

  it('was handled by whoever had a turn; participants tell where no turn does', () => {
    const handledBy = (record: Readonly<Record<string, unknown>>): unknown => derived(record).session['handledBy'];
    expect(handledBy({})).toBe('NOBODY');
    expect(handledBy({ virtual_agent_handle_durations: [turn] })).toBe('VIRTUAL_AGENT');
    expect(
      handledBy({
        virtual_agent_handle_durations: [turn],
        handle_durations: [{ id: 1, agent_id: 7, call_duration: 4 }],
      }),
    ).toBe('BOTH');
    expect(handledBy({ participants: [{ id: 1, type: 'agent', user_id: 7, connected_at: at(0) }] })).toBe('HUMAN');
    expect(handledBy({ participants: [{ id: 1, type: 'agent', user_id: 7, connected_at: null }] })).toBe('NOBODY');
  });

  it('takes its last agent from agent_info, which may be a virtual one, else from the last turn', () => {
    const handles = [
      { id: 1, agent_id: 7, call_duration: 4, started_at: at(9) },
      { id: 2, agent_id: 8, call_duration: 4, started_at: at(1) },
    ];
    expect(derived({ handle_durations: handles }).session).toMatchObject({ agentId: 7, virtualAgentId: null });
    expect(derived({ handle_durations: handles, agent_info: { id: 9, email: null } }).session).toMatchObject({
      agentId: 9,
      virtualAgentId: null,
    });
    expect(derived({ handle_durations: handles, agent_info: { id: 6, va_alias: null } }).session).toMatchObject({
      agentId: 7,
      virtualAgentId: 6,
    });
  });

  it('knows its direction, medium, length and offset', () => {
    const { session } = derived({
      session_type_v2: 'Voice Callback (Web)',
      created_at: '2026-09-14T09:05:00.000-07:00',
      ends_at: '2026-09-14T16:06:00.400Z',
    });
    expect(session).toMatchObject({ direction: 'CALLBACK', medium: 'WEB', utcOffsetMinutes: -420, sessionSeconds: 60 });
  });
});

describe('every row of a file', () => {
  const file = derived({
    created_at: at(0),
    participants: [{ id: 1, user_id: 7, type: 'agent', teams: [{ id: 4 }] }],
    handle_durations: [{ id: 2, agent_id: 7, call_duration: 4 }],
    offer_events: [{ id: 3 }],
    transfers: [{ id: 5 }],
  });
  const rows = [...file.children].flatMap(([type, own]) => own.map((row) => [type, row] as const));

  it('carries its session, and when that began where it is listed by itself', () => {
    expect(file.session.rowId).toBe(0);
    const columns = { sessionId: 0, instance: 'here', channel: 'VOICE', sessionExternalId: 1 };
    const listed = new Set<boolean>();
    for (const [type, row] of rows) {
      const isListed = rowMakerOf(type).has('sessionCreatedAt');
      listed.add(isListed);
      expect(row).toMatchObject(isListed ? { ...columns, sessionCreatedAt: Date.parse(at(0)) } : columns);
      // No value lies beside the columns.
      expect(Object.keys(row.values)).toHaveLength(columnsOf(type).length);
    }
    expect(listed).toEqual(new Set([true, false]));
  });

  it('of a turn has the teams of its agent, which came with another row', () => {
    expect(column(file, AgentHandle, 'teamIds')).toEqual([[4]]);
  });
});
