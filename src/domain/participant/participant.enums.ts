import { openEnum } from '../../model/open-enum.ts';

const inferred = 'The spelling is inferred.';

/** What part someone took. */
export const ParticipantType = openEnum('ParticipantType', 'What part someone took in a session.', {
  END_USER: 'The consumer.',
  AGENT: 'An agent.',
  VIRTUAL_AGENT: 'A virtual agent.',
  TASK_VIRTUAL_AGENT: 'A virtual agent that an agent brought in for a task.',
  CAMPAIGN_CONTACT: `Somebody whom a campaign dialled. ${inferred}`,
  THIRD_PARTY: `Somebody else who was called in. ${inferred}`,
  EXTERNAL_AGENT: `An agent outside the platform. ${inferred}`,
  MANAGER: `A manager, listening or talking. ${inferred}`,
});

/** Where a participation stands. */
export const ParticipantStatus = openEnum('ParticipantStatus', 'Where a participation stands.', {
  WAITING: 'Not joined yet.',
  CONNECTING: `Joining. ${inferred}`,
  CONNECTED: `Taking part. ${inferred}`,
  FINISHED: 'Left in the ordinary way.',
  FAILED: `Failed; \`failReason\` says why. ${inferred}`,
});
