import { Refusal } from '../../errors.ts';
import { typePlanOf } from '../../graphql/plan/kept.ts';
import { complete } from '../../graphql/plan/load.ts';
import { runOf, type Root } from '../../graphql/roots.ts';
import { refuseUnknownZone, zoneOf } from '../time/zone.ts';
import { countParts } from './counts.ts';
import { DataQuality } from './data-quality.ts';
import { findingsPart } from './findings.ts';
import { instancesSql, type QualityPart, type Question } from './question.ts';
import { suspectedDaysPart } from './suspected-days.ts';

const parts: readonly QualityPart[] = [...countParts, findingsPart, suspectedDaysPart];

/** PostgreSQL does not know a time zone that this program knows. */
const INVALID_PARAMETER = '22023';

/** `dataQuality`: of each instance what there is, how new it is and what is odd about it; one statement for each part that is asked for. */
export const dataQualityRoot: Root = {
  name: 'dataQuality',
  says: 'Of each instance, by name: what there is, how new it is, and what is odd about it. Nothing in it is personal, so anybody may ask.',
  type: () => [DataQuality],
  nullable: false,
  args: [
    { name: 'instance', type: () => 'text', nullable: true, says: 'Name of an instance; all when left out.' },
    {
      name: 'from',
      type: () => 'instant',
      nullable: true,
      says: 'Begin of the range of `documentsInRange` and `suspectedDays`.',
    },
    { name: 'to', type: () => 'instant', nullable: true, says: 'End of that range, which is not in it.' },
    {
      name: 'timeZone',
      type: () => 'text',
      fallback: 'UTC',
      says: 'Name of a zone of the IANA database, such as `Europe/Berlin`: on its calendar the days of `suspectedDays` begin.',
    },
  ],
  resolve: async (_source, { instance = null, from = null, to = null, timeZone }: Question, context, info) => {
    const question = { instance, from, to, timeZone };
    refuseMeaningless(question);
    const run = runOf(context, info);
    const plan = typePlanOf(DataQuality, info);
    const wanted = new Set([...plan.columns, ...plan.derived.keys()]);
    const [names, ...answers] = await Promise.all([
      run.snapshot.rows(instancesSql(question).compile()),
      ...parts
        .filter(({ fields }) => fields.some((field) => wanted.has(field)))
        .map(async (part) => ({ part, byInstance: await answersOf(part, question, run) })),
    ]);
    const rows = names.map(({ instance: name }) =>
      answers.reduce(
        (row, { part, byInstance }) => ({ ...row, ...part.read(byInstance.get(name as string) ?? [], question) }),
        { instance: name },
      ),
    );
    await complete(plan, rows, run);
    return rows;
  },
};

function refuseMeaningless({ from, to, timeZone }: Question): void {
  zoneOf(timeZone);
  if (from !== null && to !== null && from >= to) {
    throw new Refusal('BAD_USER_INPUT', `\`from\` is ${from} and \`to\` is ${to}; a range ends after it begins.`);
  }
}

async function answersOf(
  part: QualityPart,
  question: Question,
  { snapshot }: ReturnType<typeof runOf>,
): Promise<Map<string, Record<string, unknown>[]>> {
  const byInstance = new Map<string, Record<string, unknown>[]>();
  const found = await snapshot.rowsPlannedAnew(part.statement(question).compile()).catch((error: unknown) => {
    if ((error as { code?: string }).code === INVALID_PARAMETER) throw refuseUnknownZone(question.timeZone);
    throw error;
  });
  for (const row of found) {
    const name = row['instance'] as string;
    byInstance.set(name, [...(byInstance.get(name) ?? []), row]);
  }
  return byInstance;
}
