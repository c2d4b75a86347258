import { isLong } from '../support/kind-of-run.ts';

/** What came back, as it came. */
export interface Answer {
  readonly status: number;
  readonly body: Buffer;
}

/** What came back, as far as it matters. */
export interface Reply {
  readonly status: number;
  readonly bytes: number;
  /** Whether it holds what was asked for, or a part of it. */
  readonly hasData: boolean;
  /** The codes of the errors, each once. */
  readonly codes: readonly string[];
  /** What the first error says. */
  readonly message: string | null;
}

/** What happened while a server was attacked. */
export interface Outcome {
  /** Null where no answer came; `failure` says why. */
  readonly reply: Reply | null;
  readonly failure: string | null;
  readonly ms: number;
  /** The longest that somebody else waited for one row, in milliseconds; Infinity where no answer came. */
  readonly longestWaitMs: number;
  /** The most memory of the server's process meanwhile; null where the system does not tell, or the process is gone. */
  readonly peakBytes: number | null;
  readonly isAlive: boolean;
  /** What the process wrote since it started. */
  readonly said: string;
}

/** How long an operation may take on the servers of these tests, in milliseconds. */
export const DEADLINE_MS = 30_000;
/** What an answer at the deadline may take to arrive. */
const GRACE_MS = 1_000;
const MOST_BYTES = 10 ** 9;
/** How long somebody else may wait for one row; at length only, because a machine that is busy with other tests says nothing. */
const MOST_WAIT_MS = 250;

/** Reads an answer in GraphQL's shape, or that of `POST /ingest`. */
export function replyOf({ status, body }: Answer): Reply {
  const answer = JSON.parse(body.toString()) as {
    readonly data?: unknown;
    readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
  };
  const codes = (answer.errors ?? []).map(({ extensions }) => extensions?.code ?? 'no code');
  const hasData = 'data' in answer ? answer.data !== null : answer.errors === undefined;
  return {
    status,
    bytes: body.length,
    hasData,
    codes: [...new Set(codes)],
    message: answer.errors?.[0]?.message ?? null,
  };
}

/**
 * Expects that the server held: it lives, answered or refused with a code of its own within the deadline, stayed below 1 GB, and, at
 * length, kept nobody else waiting.
 */
export function expectHeld(outcome: Outcome): void {
  const { reply, failure, ms, longestWaitMs, peakBytes, isAlive, said } = outcome;
  const isTold = reply !== null && (reply.hasData || reply.codes.length > 0);
  const broken = [
    ...(isAlive ? [] : ['the process is gone']),
    ...(isTold && failure === null ? [] : ['there is neither an answer nor an error']),
    ...(reply?.codes.some((code) => code === 'INTERNAL_SERVER_ERROR' || code === 'no code')
      ? ['the error is no refusal']
      : []),
    ...(ms > DEADLINE_MS + GRACE_MS ? ['the answer came after the deadline'] : []),
    ...((peakBytes ?? 0) > MOST_BYTES ? ['the process took more than 1 GB'] : []),
    ...(longestWaitMs === Infinity ? ['somebody else had no answer'] : []),
    ...(isLong && longestWaitMs > MOST_WAIT_MS ? ['somebody else waited too long'] : []),
  ];
  // The whole outcome stands beside it, so that a failure tells what happened.
  expect({ ...outcome, broken, said: broken.length > 0 ? said : '' }).toMatchObject({ broken: [] });
}
