import { openStatuses, SessionStatus } from '../../domain/session/session-status.ts';
import { directionOf, mediumOf } from '../../domain/session/session-type.ts';
import type { MappedFile } from '../map/map-file.ts';

/** What follows from the top of a file alone; before everything else, because the rest asks whether the session is open. */
export function deriveSessionTimes({ session, document }: MappedFile): void {
  const { direction, medium } = wayOf(session.typeText);
  session.direction = direction;
  session.medium = medium;
  session.utcOffsetMinutes = offsetOf(document.record['created_at']);
  const [from, to] = [session.createdAt, session.endedAt];
  session.sessionSeconds = from === null || to === null || to < from ? null : Math.round((to - from) / 1000);
  const status = SessionStatus.read(session.statusText);
  // A word of tomorrow says nothing, but a session that has ended is over.
  session.isOpen = status === null || status === 'OTHER' ? to === null : openStatuses.has(status);
}

/** Minutes east of UTC that an instant was written with; null where it has no offset that can be, or is told in UTC wherever that is. */
function offsetOf(text: unknown): number | null {
  const parts = typeof text === 'string' ? /([+-])(\d\d):?(\d\d)$/.exec(text) : null;
  if (!parts) return null;
  const minutes = Number(parts[2]) * 60 + Number(parts[3]);
  if (minutes > 14 * 60) return null;
  return parts[1] === '-' ? -minutes : minutes;
}

interface Way {
  readonly direction: string | null;
  readonly medium: string | null;
}

/** There are some thirty types, and telling what one says takes a dozen patterns. */
const ways = new Map<string | null, Way>();
const MOST_WAYS = 1000;
const LONGEST_KEPT = 100;

function wayOf(type: string | null): Way {
  const known = ways.get(type);
  if (known) return known;
  const way = { direction: directionOf(type), medium: mediumOf(type) };
  if (ways.size < MOST_WAYS && (type?.length ?? 0) <= LONGEST_KEPT) ways.set(type, way);
  return way;
}
