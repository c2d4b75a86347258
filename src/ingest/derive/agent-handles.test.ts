import { at, column, derived } from '../../../test/support/derived.ts';
import { AgentHandle } from '../../domain/agent-handle/agent-handle.ts';
import { HandlePhase } from '../../domain/handle-phase/handle-phase.ts';
import type { ColumnName } from '../../model/values.ts';

type Phase = Readonly<Record<string, unknown>>;
const ms = (seconds: number): number => Date.parse(at(seconds));
const turnsOf = (...phases: Phase[]) => derived({ handle_durations: phases });
const of = (name: ColumnName<AgentHandle>, ...phases: Phase[]): unknown[] =>
  column(turnsOf(...phases), AgentHandle, name);

describe('the turn of an agent', () => {
  it.each([
    // talk, hold, wrap-up and pre-work of its phases → talk, hold, wrap-up, pre-work, handle; counted, held
    ['nothing known', [{}], [null, null, null, null, null, false, false]],
    [
      'all zero',
      [{ call_duration: 0, hold_duration: 0, acw_duration: 0, bcw_duration: 0 }],
      [0, 0, 0, 0, 0, false, false],
    ],
    ['talk', [{ call_duration: 60 }], [60, null, null, null, 60, true, false]],
    ['talk with hold in it', [{ call_duration: 60, hold_duration: 20 }], [40, 20, null, null, 60, true, true]],
    ['hold of zero', [{ call_duration: 60, hold_duration: 0 }], [60, 0, null, null, 60, true, false]],
    ['a second of hold', [{ call_duration: 0, hold_duration: 1 }], [0, 1, null, null, 0, true, true]],
    ['a second of talk', [{ call_duration: 1 }], [1, null, null, null, 1, true, false]],
    ['hold alone', [{ call_duration: 0, hold_duration: 5 }], [0, 5, null, null, 0, true, true]],
    ['more hold than talk', [{ call_duration: 3, hold_duration: 5 }], [0, 5, null, null, 3, true, true]],
    ['wrap-up alone', [{ acw_duration: 9 }], [null, null, 9, null, 9, false, false]],
    ['pre-work alone', [{ bcw_duration: 9 }], [null, null, null, 9, 9, false, false]],
    [
      'several phases',
      [
        { bcw_duration: 4, call_duration: 0 },
        { call_duration: 60, hold_duration: 10 },
        { call_duration: 20, hold_duration: null },
        { acw_duration: 5, call_duration: 0 },
        { acw_duration: 2 },
      ],
      [70, 10, 7, 4, 91, true, true],
    ],
  ] as [string, Phase[], unknown[]][])(
    'of %s',
    (_what, phases, [talk, hold, wrapUp, preWork, handle, counted, isHeld]) => {
      const file = turnsOf(...phases.map((phase, i) => ({ id: i + 1, agent_id: 7, ...phase })));
      const names = [
        'talkSeconds',
        'holdSeconds',
        'wrapUpSeconds',
        'preWorkSeconds',
        'handleSeconds',
        'counted',
        'isHeld',
      ] as const;
      expect(names.map((name) => column(file, AgentHandle, name))).toEqual(
        [talk, hold, wrapUp, preWork, handle, counted, isHeld].map((it) => [it]),
      );
    },
  );

  it('is one for each agent and transfer, numbered in the order in which they come; its phases point to it', () => {
    const file = turnsOf(
      { id: 11, agent_id: 7 },
      { id: 12, agent_id: 8 },
      { id: 13, agent_id: 7, transfer_id: 3 },
      { id: 14, agent_id: 7 },
      { id: 15, agent_id: null },
      { id: 16, agent_id: 8, barged: true },
      { id: 17, agent_id: 8, barged: false },
    );
    expect(column(file, AgentHandle, 'rowId')).toEqual([11, 12, 13, 15]);
    expect(column(file, AgentHandle, 'position')).toEqual([0, 1, 2, 3]);
    expect(column(file, AgentHandle, 'agentId')).toEqual([7, 8, 7, null]);
    expect(column(file, AgentHandle, 'transferId')).toEqual([null, null, 3, null]);
    expect(column(file, AgentHandle, 'transfersOut')).toEqual([0, 0, 0, 0]);
    expect(column(file, HandlePhase, 'handleRowId')).toEqual([11, 12, 13, 11, 15, null, 12]);
  });

  it('is none where everybody barged in, and none where there are no phases', () => {
    expect(of('rowId', { id: 1, agent_id: 7, barged: true })).toEqual([]);
    expect(derived({}).children.has(AgentHandle)).toBe(false);
  });

  it('has the first queue, path, language and kind of hand-over that a phase tells', () => {
    const file = turnsOf(
      { id: 1, agent_id: 7, menu_path: null, menu_path_id: null, lang: null, transfer: null, transfer_cold: null },
      { id: 2, agent_id: 7, menu_path: 'A', menu_path_id: 5, lang: 'en', transfer: false, transfer_cold: false },
      { id: 3, agent_id: 7, menu_path: 'B', menu_path_id: 6, lang: 'de', transfer: true, transfer_cold: true },
    );
    expect(
      (['queueName', 'menuPathId', 'language', 'isTransfer', 'isCold', 'isTransferIn'] as const).map(
        (name) => column(file, AgentHandle, name)[0],
      ),
    ).toEqual(['A', 5, 'en', false, false, false]);
  });

  it.each([
    [{ transfer: true }, true],
    [{ transfer_id: 3 }, true],
    [{ transfer: false, transfer_id: 3 }, true],
    [{ transfer: false }, false],
    [{}, false],
  ])('came by a transfer: %j is %p', (phase, isIn) => {
    expect(of('isTransferIn', { id: 1, agent_id: 7, ...phase })).toEqual([isIn]);
  });

  it('lasts from its first begin to its last end, without an end while a phase has none', () => {
    const [first, second] = [
      { id: 1, agent_id: 7, started_at: at(5), ended_at: at(30) },
      { id: 2, agent_id: 7, started_at: at(2), ended_at: at(20) },
    ];
    expect(of('startedAt', first, second)).toEqual([ms(2)]);
    expect(of('endedAt', first, second)).toEqual([ms(30)]);
    expect(of('startedAt', first, { ...second, started_at: null })).toEqual([ms(5)]);
    expect(of('endedAt', first, { ...second, ended_at: null })).toEqual([null]);
    expect(of('startedAt', { id: 1, agent_id: 7 })).toEqual([null]);
  });

  it('was connected as its first talk says, not the phases around it', () => {
    const [before, talk, again] = [
      { id: 1, agent_id: 7, bcw_duration: 4, assigned_connection_duration: 9 },
      { id: 2, agent_id: 7, call_duration: 1, assigned_connection_duration: 3 },
      { id: 3, agent_id: 7, call_duration: 8, assigned_connection_duration: 4 },
    ];
    expect(of('connectSeconds', before, talk, again)).toEqual([3]);
    expect(of('connectSeconds', before)).toEqual([null]);
    expect(of('connectSeconds', before, { ...talk, assigned_connection_duration: null })).toEqual([null]);
  });

  it('of a chat has the responses of all its phases', () => {
    const file = derived({
      call_type: undefined,
      chat_type: 'Messaging',
      handle_durations: [
        { id: 1, agent_id: 7, chat_duration: 5, response_count: 2, response_time_total: 30, response_time_max: 20 },
        { id: 2, agent_id: 7, chat_duration: 5, response_count: 3, response_time_total: 10, response_time_max: 7 },
      ],
    });
    expect(
      (['responseCount', 'responseSecondsTotal', 'responseSecondsMax'] as const).map((it) =>
        column(file, AgentHandle, it),
      ),
    ).toEqual([[5], [40], [20]]);
    const most = 2 ** 31 - 1;
    const phase = { agent_id: 7, response_count: most };
    expect(of('responseCount', { id: 1, ...phase }, { id: 2, ...phase })).toEqual([most]);
  });
});

describe('the teams of a turn', () => {
  const teamsOf = (...participants: Phase[]): unknown[] =>
    column(
      derived({
        handle_durations: [
          { id: 1, agent_id: 7 },
          { id: 2, agent_id: 8 },
          { id: 3, agent_id: null },
        ],
        participants,
      }),
      AgentHandle,
      'teamIds',
    );
  const teams = (...ids: number[]): object[] => ids.map((id) => ({ id, name: 'x' }));

  it('are those of all participants who are its agent, each once', () => {
    expect(
      teamsOf(
        { id: 1, user_id: 7, teams: teams(1, 2) },
        { id: 2, user_id: 8, teams: [] },
        { id: 3, user_id: 7, teams: teams(2, 3) },
        { id: 4, user_id: null, teams: teams(9) },
        { id: 5, user_id: 7 },
      ),
    ).toEqual([[1, 2, 3], null, null]);
    expect(teamsOf({ id: 1, user_id: 9, teams: teams(1) })).toEqual([null, null, null]);
  });

  it('are a hundred at most', () => {
    const many = Array.from({ length: 150 }, (_, i) => i + 1);
    expect(teamsOf({ id: 1, user_id: 7, teams: teams(...many) })[0]).toEqual(many.slice(0, 100));
  });
});
