import { QuarantineOutcome } from '../../domain/quarantined-document/quarantine-outcome.ts';
import { Refusal } from '../../errors.ts';
import type { Context } from '../../graphql/context.ts';
import type { Root } from '../../graphql/roots.ts';
import type { Key } from '../../model/values.ts';
import { Semaphore } from '../semaphore.ts';
import { discard } from './discard.ts';
import { retry, type RetryOutcome } from './retry.ts';

const MOST_IDS = 500;

type Outcome = Pick<QuarantineOutcome, 'outcome'> & Partial<Omit<QuarantineOutcome, 'id'>>;

/** Settles documents by id and notes what became of each; stops when the signal fires. */
type Settle = (ids: readonly string[], outcomes: Map<string, Outcome>, writing: Context['writing']) => Promise<void>;

/** Work that was asked for earlier comes first: each needs connections of its own, and many at once would take all there are. */
const oneAfterTheOther = new Semaphore(1);

const change = (name: string, says: string, settle: Settle): Root => ({
  name,
  says: `${says} Answers for each id, in their order.`,
  type: () => [QuarantineOutcome],
  nullable: false,
  needs: 'mayIngest',
  args: [
    {
      name: 'ids',
      type: () => ['id'],
      says: `Ids of quarantined documents, at most ${String(MOST_IDS)} at once.`,
    },
  ],
  resolve: async (_source, { ids }: { readonly ids: readonly string[] }, { writing }) => {
    if (ids.length > MOST_IDS) {
      throw new Refusal(
        'LIMIT_EXCEEDED',
        `\`ids\` holds ${String(ids.length)}; at most ${String(MOST_IDS)} can be settled at once.`,
      );
    }
    const signal = AbortSignal.any([writing.signal, AbortSignal.timeout(writing.timeoutMs)]);
    const outcomes = new Map<string, Outcome>();
    await oneAfterTheOther.use(() => settle(ids, outcomes, { ...writing, signal }));
    const otherwise: Outcome = { outcome: signal.aborted ? 'NOT_REACHED' : 'NOT_FOUND' };
    return ids.map((id) => ({ id, problems: [], ...(outcomes.get(id) ?? otherwise) }));
  },
});

/** What may be done to quarantined documents through GraphQL. */
export const quarantineChanges: readonly Root[] = [
  change(
    'retryQuarantined',
    'Takes quarantined documents in again, as if they came from their source now. What is taken in leaves the quarantine; what is not stays, with its problems as they are now.',
    (ids, outcomes, { url, limits, signal }) => {
      const note = (outcome: RetryOutcome): unknown => outcomes.set(outcome.id, inWords(outcome));
      return retry({ url, choice: { ids }, limits, signal, onBatch: (batch) => batch.forEach(note) });
    },
  ),
  change('discardQuarantined', 'Deletes quarantined documents for good.', (ids, outcomes, { url, signal }) =>
    discard(url, { ids }, (gone) => gone.forEach((id) => outcomes.set(id, { outcome: 'DISCARDED' })), signal),
  ),
];

const inWords = ({ fate, isTried, problems, instance, session }: RetryOutcome): Outcome => ({
  outcome: isTried ? fate.toUpperCase() : 'NOT_WHOLE',
  problems: [...problems],
  instance,
  channel: session?.channel ?? null,
  sessionExternalId: session ? (String(session.externalId) as Key) : null,
});
