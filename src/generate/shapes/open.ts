import { closeAnswered } from '../closing.ts';
import { type Draft, settle } from '../draft.ts';
import { join } from '../presence.ts';
import { joinConsumer } from '../participants.ts';
import { leaveQueueLeg, staffOf, waitSeconds } from '../queueing.ts';
import { weighted } from '../random.ts';
import { takeSeat } from '../seats.ts';
import { talkToVirtualAgent } from '../virtual-agents.ts';
import { endAfter, enter } from './entry.ts';

const openCall = weighted([
  ['queued', 20],
  ['assigned', 8],
  ['connecting', 6],
  ['switching', 5],
  ['connected', 12],
  ['selecting', 8],
  ['va_assigned', 6],
  ['va_connected', 8],
  ['requeued', 6],
]);

/** A call that is not over: nothing has an end yet. */
export function openCallSession(draft: Draft): void {
  const status = openCall(draft.random);
  draft.status = status;
  if (status === 'selecting') joinConsumer(draft);
  else stay(draft, status);
  close(draft);
}

const openChat = weighted([
  ['queued', 45],
  ['assigned', 35],
  ['va_assigned', 20],
]);

/** A chat that is not over. */
export function openChatSession(draft: Draft): void {
  draft.status = openChat(draft.random);
  stay(draft, draft.status === 'assigned' ? 'connected' : draft.status);
  close(draft);
}

/** Gets as far as a status says, and no further. */
function stay(draft: Draft, status: string): void {
  const { random } = draft;
  const queue = enter(draft);
  if (status.startsWith('va_')) {
    const isConnected = status === 'va_connected';
    if (isConnected) draft.connectedAt = draft.at += random.int(1, 6);
    join(
      draft,
      'virtual_agent',
      { virtualAgent: random.pick(draft.centre.virtualAgents.slice(0, -1)), params: { lang: draft.language.code } },
      isConnected ? draft.at : null,
    );
    return;
  }
  draft.queuedAt = draft.at;
  if (status === 'queued') return;
  const agent = staffOf(draft, queue);
  const to = draft.at + waitSeconds(draft, queue);
  leaveQueueLeg(draft, {
    queue,
    from: draft.at,
    to,
    agent,
    transfer: null,
    outcome: status === 'requeued' ? 'failed' : 'answered',
  });
  draft.assignedAt = to;
  draft.at = to;
  if (status === 'connecting') join(draft, 'agent', { agent }, null);
  if (status === 'connected' || status === 'switching') takeSeat(draft, agent, queue, to, to + random.int(2, 8), null);
}

function close(draft: Draft): void {
  for (const presence of draft.presences) {
    if (presence.to === null) presence.status = presence.from === null ? absent(draft.status) : 'connected';
  }
  settle(draft, draft.at);
  draft.endsAt = null;
}

const absent = (status: string): string => (status === 'connecting' ? 'connecting' : 'waiting');

/** A booked call whose time has not come. */
export function stillScheduled(draft: Draft): void {
  const { random } = draft;
  enter(draft);
  for (const presence of draft.presences) {
    presence.from = null;
    presence.status = 'waiting';
  }
  draft.status = 'scheduled';
  draft.scheduledAt = Math.ceil((draft.createdAt + random.seconds(20_000, 1)) / 300) * 300;
  draft.outboundNumber = random.pick(draft.centre.outboundNumbers);
}

const openCampaign = weighted([
  ['preview_pending', 3],
  ['preview_ready', 3],
  ['campaign_connecting', 3],
  ['campaign_connected', 2],
]);

/** A campaign call on its way. */
export function openCampaignSession(draft: Draft): void {
  draft.status = openCampaign(draft.random);
  draft.isOutbound = true;
  draft.outboundNumber = draft.random.pick(draft.centre.outboundNumbers);
  if (draft.status === 'campaign_connected') joinConsumer(draft, 'campaign_contact');
  if (draft.status !== 'preview_pending') draft.assignedAt = draft.createdAt;
  close(draft);
}

/** Only SmartActions, no conversation: half of these are over. */
export function actionOnly(draft: Draft): void {
  const { random } = draft;
  enter(draft);
  if (random.chance(0.5)) {
    draft.status = 'action_only';
    return close(draft);
  }
  draft.status = 'action_only_finished';
  endAfter(draft, random.int(20, 300));
  closeAnswered(draft);
  draft.verified = true;
}

/** A virtual agent's chat that went silent; it may go on. */
export function dismissedByVirtualAgent(draft: Draft): void {
  const queue = enter(draft);
  talkToVirtualAgent(draft, queue, 'unexpectedly_ended');
  draft.status = 'va_dismissed';
  close(draft);
}
