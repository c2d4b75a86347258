import type { Link } from '../../../model/links.ts';
import { agentOf, queueOf, sessionOf, transferOf, virtualAgentOf } from '../../usual-links.ts';
import { TimelineEvent } from './timeline-event.ts';

/** Whom and what an event is about. */
export const timelineLinks: readonly Link[] = [
  sessionOf(TimelineEvent),
  agentOf(TimelineEvent, 'Agent whom it is about: who talked, was chosen, handed over or took over. Null where none.'),
  virtualAgentOf(TimelineEvent, 'Virtual agent that it is about; null where none.'),
  queueOf(TimelineEvent, 'Queue that it is about: where the consumer waited or was sent. Null where none.'),
  transferOf(TimelineEvent, 'The transfer that it is, or that led to it; null where none.'),
];
