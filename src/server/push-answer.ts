import type { RecordOutcome } from '../ingest/outcomes.ts';
import type { PushRefusal } from './push-refusal.ts';

type Batches = AsyncGenerator<readonly RecordOutcome[], void>;

/** What became of each record as text: lines as a stream of lines, all else as one JSON object; counts and a late error at the end. */
export async function* formatOutcomes(
  first: readonly RecordOutcome[],
  rest: Batches,
  isLines: boolean,
  told: (error: unknown) => PushRefusal,
): AsyncGenerator<string> {
  const counts: Record<RecordOutcome['fate'], number> = { new: 0, replaced: 0, same: 0, stale: 0, quarantined: 0 };
  const textOf = (outcomes: readonly RecordOutcome[]): string[] =>
    outcomes.map((outcome) => {
      counts[outcome.fate]++;
      return JSON.stringify(entryOf(outcome));
    });
  let isFirst = true;
  const joined = (texts: readonly string[]): string => {
    if (isLines) return texts.map((text) => `${text}\n`).join('');
    const text = `${isFirst ? '' : ','}${texts.join(',')}`;
    isFirst = false;
    return text;
  };
  let error: Pick<PushRefusal, 'code' | 'message'> | null = null;
  if (!isLines) yield '{"records":[';
  yield joined(textOf(first));
  try {
    for await (const outcomes of rest) yield joined(textOf(outcomes));
  } catch (cause) {
    const { code, message } = told(cause);
    error = { code, message };
  }
  const end = JSON.stringify({ counts, ...(error ? { error } : {}) });
  yield isLines ? `${end}\n` : `],${end.slice(1)}\n`;
}

/** A record's line: numbers of the platform as text, because they may be larger than what JSON's readers keep. */
const entryOf = ({ source, session, fate, problems }: RecordOutcome): object => ({
  source,
  ...(session ? { channel: session.channel, externalId: String(session.externalId) } : {}),
  outcome: fate,
  ...(problems.length > 0 ? { problems } : {}),
});
