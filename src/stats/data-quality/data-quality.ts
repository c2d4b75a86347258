import { DocumentFinding } from '../../domain/document-finding/document-finding.ts';
import { decimal, derived, instant, seconds, text } from '../../model/columns.ts';
import type { DerivedField } from '../../model/fields.ts';
import { Shape } from '../../model/stored.ts';
import type { Instant, Int64 } from '../../model/values.ts';

/** Findings of one kind that are told by themselves; more of them come from no platform. */
export const MOST_FINDINGS = 100;

/** How many documents came, by what became of them. */
@Shape(
  'How many documents came, by what became of them. One that was quarantined and taken in later counts as both. Counting began with the version that brought this field.',
)
export class DocumentCounts {
  @seconds(null, 'All of them.', { required: true })
  total!: Int64;

  @seconds(null, 'Those of sessions not known before.', { required: true })
  new!: Int64;

  @seconds(null, 'Those that replaced an older one.', { required: true })
  replaced!: Int64;

  @seconds(null, 'Those that were stored already.', { required: true })
  same!: Int64;

  @seconds(null, 'Those older than what was stored.', { required: true })
  stale!: Int64;

  @seconds(null, 'Those that could not be taken in when they came.', { required: true })
  quarantined!: Int64;
}

/** Oddities of one kind. */
@Shape('What is odd of one kind about documents.')
export class DocumentFindings {
  @seconds(null, 'How many different ones there are.', { required: true })
  totalCount!: Int64;

  @derived(
    () => [DocumentFinding],
    `Those in most documents, at most ${String(MOST_FINDINGS)}.`,
    ['nodes'],
    (row) => row['nodes'],
    { nullable: false },
  )
  readonly nodes!: DocumentFinding[];
}

/** A day on which waits look wrong. */
@Shape(
  'A day on which waits look wrong: 5 % or more of the answered legs that began on it waited 0 seconds, although `assignedAt` of their session is after its `queuedAt`. That is a known defect of the platform, not fast answers. Chats have no `queuedAt`, so nothing is suspected of them.',
)
export class SuspectedDay {
  @text(null, 'The date in `timeZone`, such as `2026-03-29`.', { required: true })
  day!: string;

  @instant(null, 'When it begins.', { required: true })
  from!: Instant;

  @instant(null, 'Before when it ends.', { required: true })
  to!: Instant;

  @seconds(null, 'Answered legs of the day.', { required: true })
  answeredLegs!: Int64;

  @seconds(null, 'Those of them whose wait looks wrong.', { required: true })
  suspectedLegs!: Int64;

  @decimal(null, '`suspectedLegs` of `answeredLegs`, from 0 to 1.', { required: true })
  share!: number;

  @decimal(
    null,
    'Seconds from `queuedAt` to `assignedAt` of the suspected, on average: what their waits may have been.',
    {
      required: true,
    },
  )
  averageGapSeconds!: number;
}

/** A field that the root brings with the row. */
const brought = <Name extends string>(name: Name, type: DerivedField['type'], says: string, nullable = false) =>
  derived(type, says, [name], (row) => row[name], { nullable });

/** What is known of the data of one instance. */
@Shape('What there is of one instance, how new it is, and what is odd about it.')
export class DataQuality {
  @text(null, 'Name of the instance; one whose files were all quarantined is in no other list.', { required: true })
  instance!: string;

  @seconds(null, 'Sessions that are stored.', { required: true })
  sessions!: Int64;

  @brought('documents', () => DocumentCounts, 'Documents that ever came.')
  documents!: DocumentCounts;

  @brought(
    'documentsInRange',
    () => DocumentCounts,
    'Documents that came in the range of the arguments, by whole hours of UTC: an hour that lies in it in part counts. Null without a range.',
    true,
  )
  documentsInRange!: DocumentCounts | null;

  @instant(null, 'When the last document came, whatever became of it; null where none was counted.')
  lastFileAt!: Instant | null;

  @seconds(null, 'Seconds from then to the snapshot that this answer is read from.')
  lagSeconds!: Int64 | null;

  @instant(
    null,
    'Until when everything is there, first and second files, as far as watched sources tell; null without a watched source.',
  )
  completeThrough!: Instant | null;

  @seconds(null, 'Documents that are in the quarantine now; `quarantine` lists them to who may take files in.', {
    required: true,
  })
  quarantined!: Int64;

  @brought(
    'unmappedPaths',
    () => DocumentFindings,
    'Paths of documents that no column, row or JSON field of this server holds.',
  )
  unmappedPaths!: DocumentFindings;

  @brought('repairedValues', () => DocumentFindings, 'Values that were repaired or left out.')
  repairedValues!: DocumentFindings;

  @brought('arithmeticWarnings', () => DocumentFindings, 'Sums and spans that do not hold.')
  arithmeticWarnings!: DocumentFindings;

  @brought(
    'suspectedDays',
    () => [SuspectedDay],
    'Days on which waits look wrong, oldest first: of the range of the arguments; of the last 92 days with sessions where they give none.',
  )
  suspectedDays!: SuspectedDay[];
}
