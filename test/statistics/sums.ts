/* eslint-disable @typescript-eslint/no-explicit-any -- answers are shaped by each question */

/* The numbers of measures that can be summed over parts, and what the rows of a page say about them. */

export type Numbers = Readonly<Record<string, number>>;

const parts: Readonly<Record<string, (answer: any) => Record<string, number>>> = {
  COUNT: (answer) => ({ '': answer ?? 0 }),
  TOTAL: (answer) => ({ '': answer ?? 0 }),
  DURATION: (answer) => ({ ' count': answer?.count ?? 0, ' sum': answer?.sum ?? 0 }),
  RESPONSE_TIME: (answer) => ({ ' count': answer?.count ?? 0, ' sum': answer?.sum ?? 0 }),
  RATE: (answer) => ({ ' numerator': answer?.numerator ?? 0, ' denominator': answer?.denominator ?? 0 }),
  RATING: (answer) => ({
    ' count': answer?.count ?? 0,
    ...Object.fromEntries((answer?.distribution ?? []).map((it: any) => [` of ${String(it.rating)}`, it.count])),
  }),
  SENTIMENT: (answer) => ({ ' count': answer?.count ?? 0 }),
  HISTOGRAM: (answer) =>
    Object.fromEntries((answer ?? []).map((it: any) => [` from ${String(it.from)}`, it.count as number])),
};

/** The additive numbers of an answer: counts and sums, numerators and denominators; no averages, extremes or percentiles. */
export const numbersOf = (measures: readonly { name: string; kind: string }[], answer: any): Numbers =>
  Object.fromEntries(
    measures.flatMap(({ name, kind }) => {
      const read = parts[kind];
      if (!read) throw new Error(`Nothing is known about sums of ${kind}`);
      return Object.entries(read(answer[name])).map(([part, value]) => [`${name}${part}`, value]);
    }),
  );

/** What is read of each row. */
export const rowFields: Readonly<Record<string, string>> = {
  sessions:
    'rating messageCount sessionSeconds isHandled isDeflected isContained transferCount escalationCount virtualAgentLegCount agentHandles { counted handleSeconds talkSeconds holdSeconds wrapUpSeconds responseCount responseSecondsTotal } queueLegs { waitSeconds }',
  queueLegs: 'outcome isShortAbandon waitSeconds serviceLevelEvent',
  agentHandles:
    'counted handleSeconds talkSeconds holdSeconds wrapUpSeconds preWorkSeconds connectSeconds responseCount responseSecondsTotal session { id }',
  virtualAgentLegs:
    'handleSeconds finishReason responseCount fallbackResponseCount responseSecondsTotal sentiment session { id }',
  transfers: 'status kind waitSeconds handledSeconds',
  escalations: 'status waitSeconds',
  dispositions: 'session { id }',
};

const sum = (values: readonly (number | null)[]): number => values.reduce<number>((a, b) => a + (b ?? 0), 0);
const time = (name: string, values: readonly (number | null)[]): Record<string, number> => ({
  [`${name} count`]: values.filter((it) => it !== null).length,
  [`${name} sum`]: sum(values),
});
const rate = (name: string, part: readonly unknown[], whole: readonly unknown[]): Record<string, number> => ({
  [`${name} numerator`]: part.length,
  [`${name} denominator`]: whole.length,
});
const distinct = (rows: readonly any[]): number => new Set(rows.map(({ session }) => session.id)).size;
const times = (rows: readonly any[], ...names: readonly string[]): Record<string, number> =>
  Object.assign(
    {},
    ...names.map((name) =>
      time(
        name,
        rows.map((row) => row[name.replace(/Time$/, 'Seconds')]),
      ),
    ),
  ) as Record<string, number>;
const responses = (rows: readonly any[]): Record<string, number> => ({
  'responseTime count': sum(rows.map(({ responseCount }) => responseCount)),
  'responseTime sum': sum(rows.map(({ responseSecondsTotal }) => responseSecondsTotal)),
});

const ofRows: Readonly<Record<string, (rows: readonly any[]) => Numbers>> = {
  sessions: (rows) => {
    const counted = rows.map(({ agentHandles }) => agentHandles.filter((it: any) => it.counted));
    const perSession = (lists: readonly any[][], name: string): (number | null)[] =>
      lists.map((list) => (list.length === 0 ? null : sum(list.map((it) => it[name]))));
    const handled = rows.filter(({ isHandled }) => isHandled);
    const withBots = rows.filter(({ virtualAgentLegCount }) => virtualAgentLegCount > 0);
    return {
      count: rows.length,
      ...time('handleTime', perSession(counted, 'handleSeconds')),
      ...time('talkTime', perSession(counted, 'talkSeconds')),
      ...time('holdTime', perSession(counted, 'holdSeconds')),
      ...time('wrapUpTime', perSession(counted, 'wrapUpSeconds')),
      ...time(
        'waitTime',
        perSession(
          rows.map(({ queueLegs }) => queueLegs),
          'waitSeconds',
        ),
      ),
      ...times(rows, 'sessionTime'),
      ...responses(counted.flat()),
      'rating count': rows.filter(({ rating }) => rating !== null).length,
      messages: sum(rows.map(({ messageCount }) => messageCount)),
      ...rate(
        'transferRate',
        handled.filter(({ transferCount }) => transferCount > 0),
        handled,
      ),
      ...rate(
        'escalationRate',
        withBots.filter(({ escalationCount }) => escalationCount > 0),
        withBots,
      ),
      ...rate(
        'deflectionRate',
        rows.filter(({ isDeflected }) => isDeflected),
        rows,
      ),
      ...rate(
        'containmentRate',
        rows.filter(({ isContained }) => isContained),
        withBots,
      ),
    };
  },
  queueLegs: (rows) => {
    const ended = (outcome: string): any[] => rows.filter((it) => it.outcome === outcome);
    const short = rows.filter(({ isShortAbandon }) => isShortAbandon);
    const verdict = (...events: readonly string[]): any[] =>
      rows.filter(({ serviceLevelEvent }) => events.includes(serviceLevelEvent));
    const waits = (name: string, legs: readonly any[]): Numbers =>
      time(
        name,
        legs.map(({ waitSeconds }) => waitSeconds),
      );
    return {
      entered: rows.length,
      ...rate('abandonRate', ended('ABANDONED'), rows),
      'abandonRateExcludingShort numerator': ended('ABANDONED').length - short.length,
      'abandonRateExcludingShort denominator': rows.length - short.length,
      ...rate('serviceLevel', verdict('IN_SLA'), verdict('IN_SLA', 'NOT_IN_SLA')),
      ...waits('waitTime', rows),
      ...waits('speedOfAnswer', ended('ANSWERED')),
      ...waits('timeToAbandon', ended('ABANDONED')),
    };
  },
  agentHandles: (all) => {
    const rows = all.filter(({ counted }) => counted);
    return {
      count: rows.length,
      sessions: distinct(rows),
      ...times(rows, 'handleTime', 'talkTime', 'wrapUpTime', 'connectTime'),
      // A chat is never on hold and has no work before: of a turn that counts, none is 0 s.
      ...time(
        'holdTime',
        rows.map(({ holdSeconds }) => holdSeconds ?? 0),
      ),
      ...time(
        'preWorkTime',
        rows.map(({ preWorkSeconds }) => preWorkSeconds ?? 0),
      ),
      ...rate(
        'heldRate',
        rows.filter(({ holdSeconds }) => holdSeconds > 0),
        rows,
      ),
      ...responses(rows),
    };
  },
  virtualAgentLegs: (rows) => {
    const ended = (reason: string): any[] => rows.filter(({ finishReason }) => finishReason === reason);
    return {
      count: rows.length,
      sessions: distinct(rows),
      ...times(rows, 'handleTime'),
      ...rate('resolvedRate', ended('RESOLVED'), rows),
      ...rate('escalationRate', ended('ESCALATED'), rows),
      ...rate('abandonRate', ended('CONSUMER_ENDED'), rows),
      'fallbackRate numerator': sum(rows.map((it) => it.fallbackResponseCount)),
      'fallbackRate denominator': sum(rows.map((it) => it.responseCount)),
      'sentiment count': rows.filter(({ sentiment }) => sentiment !== null).length,
    };
  },
  transfers: (rows) => ({
    count: rows.length,
    completed: rows.filter(({ status }) => status === 'TRANSFERRED').length,
    ...times(rows, 'waitTime', 'handledTime'),
  }),
  escalations: (rows) => ({ count: rows.length, ...times(rows, 'waitTime') }),
  dispositions: (rows) => ({ count: rows.length, sessions: distinct(rows) }),
};

/** The numbers of a grain as the rows themselves make them. */
export const numbersOfRows = (grain: string, rows: readonly unknown[]): Numbers =>
  ofRows[grain]?.(rows as readonly any[]) ?? {};
