import { callRecord } from './call.ts';
import type { Centre } from './centre.ts';
import { chatRecord } from './chat.ts';
import { createDraft, type Draft, type Row } from './draft.ts';
import { isAfterHours } from './load.ts';
import { periodAt } from './period.ts';
import { type Random, weighted } from './random.ts';
import { inRareForm } from './rare-forms.ts';
import { firstVersionOf } from './record.ts';
import * as types from './session-types.ts';
import { deflectedAndAnswered, person, virtualOnly, virtualThenNobody, virtualThenPerson } from './shapes/answered.ts';
import { campaign, direct, internal, missedCallback, outbound, scheduled } from './shapes/begun-by-centre.ts';
import { abandonedChat, deflectedChat, directChat, dismissed, failedChat, outboundChat } from './shapes/chats.ts';
import {
  actionOnly,
  dismissedByVirtualAgent,
  openCallSession,
  openCampaignSession,
  openChatSession,
  stillScheduled,
} from './shapes/open.ts';
import {
  abandonedInMenu,
  abandonedInQueue,
  abandonedWhileRinging,
  deflected,
  failed,
  failedLine,
  recovered,
  voicemail,
} from './shapes/unanswered.ts';

/** One course that a session can take, and the session types that take it. */
interface Shape {
  readonly type: (random: Random) => types.SessionType;
  readonly run: (draft: Draft) => void;
}

/** Courses that are not over, or may not be. */
const OPEN: ReadonlySet<Shape['run']> = new Set([
  openCallSession,
  openChatSession,
  openCampaignSession,
  actionOnly,
  stillScheduled,
  dismissed,
  dismissedByVirtualAgent,
]);

function shape(type: Shape['type'], run: Shape['run'], weight: number): readonly [Shape, number] {
  return [{ type, run }, weight];
}

const { inboundCall, inboundChat, menuCall } = types;

const callShape = weighted([
  shape(inboundCall, person, 400),
  shape(inboundCall, virtualThenPerson, 190),
  shape(inboundCall, virtualOnly, 100),
  shape(inboundCall, abandonedInQueue, 36),
  shape(types.outboundCall, outbound, 75),
  shape(menuCall, abandonedInMenu, 34),
  shape(types.scheduledCall, scheduled, 29),
  shape(types.scheduledCall, missedCallback, 5),
  shape(types.campaignCall, campaign, 30),
  shape(types.directCall, direct, 20),
  shape(inboundCall, abandonedWhileRinging, 8),
  shape(inboundCall, failed, 9),
  shape(inboundCall, failedLine, 9),
  shape(inboundCall, virtualThenNobody, 14),
  shape(inboundCall, deflected, 8),
  shape(inboundCall, deflectedAndAnswered, 6),
  shape(inboundCall, voicemail, 6),
  shape(types.directCall, voicemail, 3),
  shape(types.internalCall, internal, 12),
  shape(inboundCall, openCallSession, 6),
  shape(inboundCall, actionOnly, 3),
  shape(inboundCall, recovered, 3),
  shape(types.scheduledCall, stillScheduled, 3),
  shape(types.campaignCall, openCampaignSession, 2),
]);

const callShapeAfterHours = weighted([
  shape(inboundCall, voicemail, 30),
  shape(inboundCall, deflected, 22),
  shape(inboundCall, virtualOnly, 24),
  shape(inboundCall, virtualThenNobody, 6),
  shape(inboundCall, person, 10),
  shape(menuCall, abandonedInMenu, 5),
  shape(inboundCall, abandonedInQueue, 3),
]);

const chatShape = weighted([
  shape(inboundChat, person, 420),
  shape(inboundChat, virtualThenPerson, 220),
  shape(inboundChat, virtualOnly, 170),
  shape(inboundChat, abandonedChat, 45),
  shape(types.outboundChat, outboundChat, 60),
  shape(types.directChat, directChat, 10),
  shape(inboundChat, failedChat, 20),
  shape(inboundChat, virtualThenNobody, 18),
  shape(inboundChat, deflectedChat, 8),
  shape(inboundChat, dismissed, 10),
  shape(inboundChat, dismissedByVirtualAgent, 6),
  shape(inboundChat, openChatSession, 6),
]);

const chatShapeAfterHours = weighted([
  shape(inboundChat, virtualOnly, 48),
  shape(inboundChat, deflectedChat, 34),
  shape(inboundChat, person, 10),
  shape(inboundChat, virtualThenNobody, 8),
]);

/** A session's newest export, before it is text. */
export interface GeneratedSession {
  readonly centre: Centre;
  readonly draft: Draft;
  readonly record: Row;
  /** `updated_at` of the export that came first: seconds since 1970. */
  readonly firstVersion: number;
}

/** Lets a session happen to which what is rare does: of any age of files, in any course, and in a form that is seldom seen. */
export function generateRareSession(
  centre: Centre,
  random: Random,
  createdAt: number,
  mayBeOpen: boolean,
): GeneratedSession {
  const session = generateSession(
    centre,
    random,
    createdAt,
    random.chance(0.3) ? random.unit() * 0.01 : random.unit() ** random.pick([0.5, 1, 2]),
    mayBeOpen,
  );
  return { ...session, record: inRareForm(session.draft, session.record) };
}

/** Lets one session happen. `share` (0 to 1) is how far into the range it begins; one that may not be open takes another course. */
export function generateSession(
  centre: Centre,
  random: Random,
  createdAt: number,
  share: number,
  mayBeOpen: boolean,
): GeneratedSession {
  const channel = random.chance(0.68) ? 'call' : 'chat';
  const isClosed = isAfterHours(centre.clock, createdAt);
  const shapes =
    channel === 'call' ? (isClosed ? callShapeAfterHours : callShape) : isClosed ? chatShapeAfterHours : chatShape;
  let { type, run } = shapes(random);
  while (!mayBeOpen && OPEN.has(run)) ({ type, run } = shapes(random));
  const draft = createDraft(centre, random, channel, periodAt(share), createdAt, type(random));
  run(draft);
  return {
    centre,
    draft,
    record: channel === 'call' ? callRecord(draft) : chatRecord(draft),
    firstVersion: firstVersionOf(draft),
  };
}
