import { type Draft, instant, pathIdOf, settle } from './draft.ts';
import { FEEDBACK, TYPED } from './texts.ts';

/** What follows a session that somebody answered: a survey, SmartActions that were used, a recording. Needs `endsAt`. */
export function closeAnswered(draft: Draft): void {
  const { random } = draft;
  draft.disconnectedBy = random.chance(0.55)
    ? 'disconnected_by_end_user'
    : random.chance(0.93)
      ? 'disconnected_by_agent'
      : 'disconnected_by_unknown';
  if (draft.hasConsumer && !draft.isOutbound) {
    survey(draft);
    useSmartActions(draft);
  }
}

function survey(draft: Draft): void {
  const { random } = draft;
  const endsAt = draft.endsAt as number;
  const isAsked = random.chance(0.36);
  if (isAsked) {
    const seconds = random.int(4, 40);
    const queue = draft.queue;
    const leave = (from: number, to: number): void =>
      void draft.events.push({
        id: ++draft.centre.ids.event,
        duration: to - from,
        type: 'csat',
        event: 'finished',
        menu_path_id: pathIdOf(draft, queue),
        menu_path: queue?.path.name ?? null,
        lang: draft.language.code,
        started_at: instant(draft, from),
        ended_at: instant(draft, to),
      });
    // A few surveys have two parts.
    const half = random.chance(0.02) ? endsAt + 3 : endsAt + 1;
    if (half > endsAt + 1) leave(endsAt + 1, half);
    leave(half, endsAt + 1 + seconds);
    // In a call the consumer stays on the line for it; a chat is over before.
    if (draft.channel === 'call') draft.surveySeconds = 1 + seconds;
    settle(draft, endsAt + 1 + seconds);
  }
  if (!random.chance(isAsked ? 0.7 : 0.03)) return;
  const { bestRating } = draft.centre;
  draft.rating = bestRating - Math.floor(random.unit() ** 2.6 * bestRating);
  if (random.chance(0.28)) draft.feedback = random.pick(FEEDBACK);
}

function useSmartActions(draft: Draft): void {
  const { random, centre } = draft;
  draft.verified = random.chance(0.06);
  if (random.chance(0.02)) {
    draft.smartActionText = random.chance(0.9)
      ? random.pick(TYPED)
      : { question: 'Order number', answer: random.pick(TYPED) };
  }
  const shares = draft.type.menu === 'mobile' || draft.type.current === 'Messaging (WhatsApp)' ? 0.16 : 0.015;
  if (!random.chance(shares)) return;
  const address = `https://storage.example.com/ccaip/media/${draft.channel}-${draft.id}`;
  for (let n = random.int(1, 4); n > 0; n--) {
    const id = ++centre.ids.media;
    draft.photos.push({
      id,
      photo_type: random.chance(0.7) ? 'photo' : 'screenshot',
      url: `${address}-photo-${id}.jpg`,
    });
  }
  if (!random.chance(0.3)) return;
  for (let n = random.chance(0.1) ? 2 : 1; n > 0; n--) {
    const id = ++centre.ids.media;
    draft.videos.push({ id, url: `${address}-video-${id}.mp4` });
  }
}

/** Writes the recording of a call from its first to its last word, with the parts that an agent blanked. */
export function record(draft: Draft, from: number, to: number, agentId: number): void {
  const { random, centre } = draft;
  const parts = random.chance(0.05) && to - from > 40 ? [from, random.int(from + 15, to - 15)] : [from];
  parts.forEach((start, at) => {
    const end = parts[at + 1] ?? to;
    const id = ++centre.ids.recording;
    draft.recordings.push({
      id,
      call_id: draft.id,
      conference_sid: random.chance(0.96) ? `00000000-0000-4000-8000-${String(id).padStart(12, '0')}` : null,
      // A recording can be a little longer than the talk.
      duration: end - start + random.int(0, 2),
      recording_type: 'default',
      redaction_times: end - start > 30 && random.chance(0.07) ? redactions(draft, start, end, agentId) : [],
      started_at: instant(draft, start),
    });
  });
}

// The only instants with real milliseconds, and the only ones in UTC.
function redactions(draft: Draft, from: number, to: number, agentId: number): object[] {
  const { random } = draft;
  const rows: object[] = [];
  for (let n = random.int(1, 2); n > 0; n--) {
    const start = random.int(from, to - 12) * 1000 + random.int(0, 999);
    const length = random.int(1500, 12_000);
    const isOpen = random.chance(0.06);
    rows.push({
      start: new Date(start).toISOString(),
      start_agent_id: agentId,
      end: isOpen ? null : new Date(start + length).toISOString(),
      duration: isOpen ? null : length / 1000,
      end_agent_id: isOpen ? null : agentId,
    });
  }
  return rows;
}
