/** Thirty days of Berlin's calendar, with a change of the clocks. */
export const range = { from: '2026-03-10T00:00:00+01:00', to: '2026-04-09T00:00:00+02:00' } as const;

const THRESHOLDS = 20;

const body = (query: string): string => JSON.stringify({ query, variables: range });

const legs = (selection: string, filter = ''): string =>
  `query ($from: DateTime!, $to: DateTime!) { queueLegs(filter: { startedAt: { from: $from, to: $to }${filter} }) { ${selection} } }`;

const thresholds = (seconds: readonly number[]): string =>
  body(legs(`totals { ${seconds.map((it) => `sl${it}: serviceLevel(seconds: ${it}) { value }`).join(' ')} }`));

/** Requests of the statistics, as bodies of HTTP. */
export const statisticsRequests = {
  /** What `bench/sql/queue-days.sql` asks. */
  queueDays: body(
    legs(
      'groups(by: [QUEUE, DAY], timeZone: "Europe/Berlin") { key { queue { name channel } bucketStart } entered waitTime { average p90 } abandonRate { value } serviceLevel { value } }',
      ', session: { channel: { eq: VOICE } }',
    ),
  ),
  oneThreshold: thresholds([THRESHOLDS]),
  manyThresholds: thresholds(Array.from({ length: THRESHOLDS }, (_, i) => (i + 1) * 5)),
  /** As much of `queueDays` as PostGraphile with its aggregates can say. */
  queues: body(legs('groups(by: [QUEUE]) { key { queue { name channel } } waitTime { sum average } }')),
  /** Rows, their lists, totals and groups of two grains, at once. */
  desk: body(`query Desk($from: DateTime!, $to: DateTime!) {
  sessions(filter: { createdAt: { from: $from, to: $to }, channel: { in: [VOICE] } }, orderBy: { field: CREATED_AT, direction: DESC }, first: 20) {
    totalCount
    nodes {
      externalId type direction status createdAt handleSeconds
      participants { type connectedAt agent { name } virtualAgent { name } endUser { identifier } }
      transfers { status kind waitSeconds fromAgent { name } toAgent { name } toMenuPath { name } }
      dispositions { code note list agent { name } }
      smartActions { __typename ... on PhotoAction { url } ... on TextAction { text } ... on VerificationAction { verified } }
    }
    totals { count handleTime { average p90 } rating { average count } }
    groups(by: [TYPE, DAY], timeZone: "Europe/Berlin") { key { type typeText bucketStart bucketLocal } count handleTime { average } sessions(first: 3) { nodes { externalId } } }
  }
  queueLegs(filter: { startedAt: { from: $from, to: $to }, session: { channel: { in: [VOICE] } } }) {
    totals { entered answered abandoned abandonRate { value } sl20: serviceLevel(seconds: 20) { value numerator denominator } sl60: serviceLevel(seconds: 60) { value } waitTime { average p50 p95 maximum } }
    groups(by: [QUEUE], orderBy: [{ measure: ABANDON_RATE, direction: DESC }], first: 5) { key { queue { name } } entered abandonRate { value } queueLegs(first: 3) { nodes { outcome waitSeconds } } }
  }
}`),
} as const;
