import { derived } from '../../model/columns.ts';
import type { Row } from '../../model/fields.ts';
import { personal } from '../../model/personal-data.ts';
import { JSONValue } from '../../graphql/scalars.ts';
import { TimelineEvent } from '../timeline/timeline-event.ts';
import { timelineLists, timelineNeeds, timelineOf } from '../timeline/timeline.ts';
import { documentFrom, Provenance, provenanceFrom } from './provenance.ts';
import { SessionFacts } from './session.facts.ts';

const firstDocument = (row: Row): Row | undefined => (row['rawDocuments'] as Row[])[0];

/** What is told from the lists of a session: its story, and the document that all of it came from. */
export abstract class SessionStory extends SessionFacts {
  @derived(
    () => [TimelineEvent],
    'Everything that has a time, oldest first: menu, virtual agents, queues, offers, agents, hand-overs, recordings, end, wrap-up and survey.',
    timelineNeeds,
    timelineOf,
    { nullable: false, lists: timelineLists },
  )
  timeline!: TimelineEvent[];

  @derived(
    () => Provenance,
    'Where the stored document came from and what was odd about it.',
    [],
    (row) => provenanceFrom(firstDocument(row)),
    { lists: { rawDocuments: ['source', 'receivedAt', 'size', 'hash', 'unmappedPaths', 'warnings'] } },
  )
  provenance!: Provenance | null;

  @derived(
    () => JSONValue,
    'The newest stored document as it was delivered. Where a key stands twice in an object, the last one is answered.',
    [],
    (row) => documentFrom(firstDocument(row)),
    { lists: { rawDocuments: ['document'] }, personal: personal.content },
  )
  raw!: unknown;
}
