import { at, column, derived } from '../../../test/support/derived.ts';
import { AgentHandle } from '../../domain/agent-handle/agent-handle.ts';
import { Escalation } from '../../domain/escalation/escalation.ts';
import { Transfer } from '../../domain/transfer/transfer.ts';

type Item = Readonly<Record<string, unknown>>;

describe('a transfer', () => {
  it.each([
    ['transferred', true],
    [' Transferred ', true],
    ['transferring', false],
    ['failed', false],
    ['word_of_tomorrow', false],
    [null, false],
  ])('that is %p is completed: %p', (status, isCompleted) => {
    expect(column(derived({ transfers: [{ id: 1, status }] }), Transfer, 'isCompleted')).toEqual([isCompleted]);
  });

  it.each([
    // what the phases and the waits of the transfer say about it, in their order
    ['COLD', [true], []],
    ['WARM', [false], [true]],
    ['WARM', [null, false, true], [true]],
    ['COLD', [null], [null, true]],
    ['WARM', [], [false, true]],
    [null, [null], [null]],
    [null, [], []],
  ] as [string | null, (boolean | null)[], (boolean | null)[]][])(
    'is %p where phases say %j and waits %j',
    (kind, phases, waits) => {
      const rows = (said: readonly (boolean | null)[]): Item[] => [
        { id: 90, transfer_id: 2, transfer_cold: kind !== 'COLD' },
        ...said.map((transfer_cold, i) => ({ id: i + 1, transfer_id: 1, transfer_cold })),
      ];
      const file = derived({ transfers: [{ id: 1 }], handle_durations: rows(phases), queue_durations: rows(waits) });
      expect(column(file, Transfer, 'kind')).toEqual([kind]);
    },
  );

  /** How many transfers count for each turn of agent 5, which began at these seconds; of the one transfer that is given. */
  const outOf = (begins: readonly (number | null)[], transfer: Item, more: Item = {}): unknown[] => {
    const handles = begins.map((begin, i) => ({
      id: i + 1,
      agent_id: 5,
      transfer_id: 100 + i,
      started_at: begin === null ? null : at(begin),
    }));
    const file = derived({
      handle_durations: [{ id: 50, agent_id: 6 }, ...handles],
      transfers: [{ id: 9, ...transfer }],
      ...more,
    });
    return column(file, AgentHandle, 'transfersOut').slice(1);
  };
  const from = (seconds: number | null, id: number | null = 5): Item => ({
    from_agent: { id },
    created_at: seconds === null ? null : at(seconds),
  });

  it.each([
    ['the last that had begun by then', [0, 20, 40], from(30), [0, 1, 0]],
    ['also where they are not in order', [40, 0, 20], from(30), [0, 0, 1]],
    ['clocks may differ by two seconds', [0, 20, 40], from(38), [0, 0, 1]],
    ['but by no more', [0, 20, 40], from(37.999), [0, 1, 0]],
    ['the first where none had begun', [10, 20], from(0), [1, 0]],
    ['the last where it does not say when', [0, 40, 20], from(null), [0, 1, 0]],
    ['one without a begin is the last', [null, 20], from(30), [0, 1]],
    ['one without a begin, where it does not say when', [null, 20], from(null), [1, 0]],
    ['none of another agent', [0, 20], from(30, 4), [0, 0]],
    ['none where it does not say from whom', [0, 20], { created_at: at(30) }, [0, 0]],
    ['none where the number is missing', [0, 20], from(30, null), [0, 0]],
    ['not the one that it led to, but the one before', [0, 20, 40], { ...from(30), id: 101 }, [1, 0, 0]],
    ['not the first if it led to that, but the next', [10, 20], { ...from(5), id: 100 }, [0, 1]],
    ['not the only one if it led to that', [10], { ...from(20), id: 100 }, [0]],
    ['not the first if it led to that and only that had begun', [10, 40], { ...from(20), id: 100 }, [0, 1]],
  ] as [string, (number | null)[], Item, number[]][])(
    'counts for a turn of its agent: %s',
    (_what, begins, transfer, out) => {
      expect(outOf(begins, transfer)).toEqual(out);
    },
  );

  it('counts for the same turn as often as it was handed over', () => {
    const transfers = [1, 2, 3].map((id) => ({ id, ...from(30) }));
    expect(outOf([0, 40], {}, { transfers })).toEqual([3, 0]);
  });

  it('counts right among many turns', () => {
    const begins = Array.from({ length: 33 }, (_, i) => i * 10);
    begins.forEach((begin, i) => {
      expect(outOf(begins, from(begin)).indexOf(1)).toBe(i);
      expect(outOf(begins, from(begin + 7)).indexOf(1)).toBe(i);
    });
  });

  it('counts for nobody where nobody had a turn', () => {
    const file = derived({
      transfers: [{ id: 1, ...from(3) }],
      handle_durations: [{ id: 1, agent_id: null, started_at: at(0) }],
    });
    expect(column(file, AgentHandle, 'transfersOut')).toEqual([0]);
  });

  it('does not count for a turn of nobody where it does not say from whom', () => {
    const file = derived({
      transfers: [{ id: 1, ...from(3, null) }],
      handle_durations: [{ id: 1, agent_id: null, started_at: at(0) }],
    });
    expect(column(file, AgentHandle, 'transfersOut')).toEqual([0]);
  });
});

describe('an escalation', () => {
  it.each([
    ['escalated', true],
    ['canceled', false],
    [null, false],
  ])('that is %p was taken: %p', (status, isEscalated) => {
    expect(column(derived({ escalations: [{ id: 1, status }] }), Escalation, 'isEscalated')).toEqual([isEscalated]);
  });

  const waits = (escalations: readonly (number | null)[], legs: readonly (number | null | Item)[]): unknown[] => {
    const file = derived({
      escalations: escalations.map((created, i) => ({ id: i + 1, created_at: created === null ? null : at(created) })),
      queue_durations: legs.map((leg, i) => ({
        id: i + 1,
        queue_duration: 10 * (i + 1),
        ...(typeof leg === 'number' ? { started_at: at(leg) } : (leg ?? {})),
      })),
    });
    const [rows, seconds] = [column(file, Escalation, 'queueLegRowId'), column(file, Escalation, 'waitSeconds')];
    expect(seconds).toEqual(rows.map((row) => (row === null ? null : Number(row) * 10)));
    return rows;
  };

  it.each([
    ['the first that began after it', [10], [5, 12, 11], [3]],
    ['that began with it', [10], [10], [1]],
    ['by clocks that differ by two seconds', [10], [8], [1]],
    ['and by no more', [10], [7.999], [null]],
    ['none where there is none', [10], [], [null]],
    ['however late, where no other escalation follows', [10], [10_000], [1]],
    ['none that belongs to the next escalation', [10, 50], [48], [null, 1]],
    ['the one just before that', [10, 50], [47.999], [1, null]],
    ['its own, also where the next follows at once', [10, 10], [10, 10.001], [1, 2]],
    ['and not one that is later, where the next follows at once', [10, 11], [10.001], [null, 1]],
    ['each wait once', [10, 11, 12], [10, 11, 12], [1, 2, 3]],
    ['in order of time, not as they lie', [50, 10], [52, 11], [1, 2]],
    ['none where it does not say when', [null], [10], [null]],
    ['also where another does not say when', [null, 10], [10], [null, 1]],
    ['none that does not say when', [10], [null], [null]],
    ['none that a transfer led to', [10], [{ started_at: at(11), transfer: true }, 12], [2]],
    ['none that a transfer led to by its number', [10], [{ started_at: at(11), transfer_id: 4 }, 12], [2]],
    ['also one that says it was no transfer', [10], [{ started_at: at(11), transfer: false }], [1]],
  ] as [string, (number | null)[], (number | null | Item)[], unknown[]][])(
    'waits in the queue: %s',
    (_what, escalations, legs, rows) => {
      expect(waits(escalations, legs)).toEqual(rows);
    },
  );
});
