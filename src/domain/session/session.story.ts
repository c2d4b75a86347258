import { derived } from '../../model/columns.ts';
import { personal } from '../../model/personal-data.ts';
import { TimelineEvent } from './timeline/timeline-event.ts';
import { timelineLists, timelineNeeds, timelineOf } from './timeline/timeline.ts';
import { documentFrom, Provenance, provenanceColumns, provenanceFrom } from './provenance.ts';
import { SessionFacts } from './session.facts.ts';

/** The only row of a list that holds the stored document, with the columns that were asked for. */
const firstOf = <Column extends string>(documents: unknown): Readonly<Record<Column, unknown>> | undefined =>
  (documents as Readonly<Record<Column, unknown>>[])[0];

/** What is told from the lists of a session: its story, and the document that all of it came from. */
export abstract class SessionStory extends SessionFacts {
  @derived(
    () => [TimelineEvent],
    'Everything that has a time, oldest first: menu, virtual agents, queues, offers, agents, hand-overs, recordings, end, wrap-up and survey.',
    timelineNeeds,
    timelineOf,
    { nullable: false, lists: timelineLists },
  )
  readonly timeline!: TimelineEvent[];

  @derived(
    () => Provenance,
    'Where the stored document came from and what was odd about it.',
    [],
    (row) => provenanceFrom(firstOf(row.rawDocuments)),
    { lists: { rawDocuments: provenanceColumns } },
  )
  readonly provenance!: Provenance | null;

  @derived(
    () => 'json',
    'The newest stored document as it was delivered. Where a key stands twice in an object, the last one is answered.',
    [],
    (row) => documentFrom(firstOf(row.rawDocuments)),
    { lists: { rawDocuments: ['document'] }, personal: personal.content },
  )
  readonly raw!: unknown;
}
