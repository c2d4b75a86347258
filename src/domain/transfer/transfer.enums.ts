import { closedEnum, openEnum } from '../../model/open-enum.ts';

const inferred = 'The spelling is inferred.';

/** Where a transfer stands. */
export const TransferStatus = openEnum('TransferStatus', 'Where a transfer stands.', {
  TRANSFERRING: 'Under way.',
  TRANSFERRED: 'Completed: the other side took it.',
  FAILED: `It failed; \`failReason\` says why. ${inferred}`,
  CANCELED: `It was called off. ${inferred}`,
  DEFLECTED: `It was sent elsewhere. ${inferred}`,
});

/** Whether the agents spoke to each other first. */
export const TransferKind = closedEnum('TransferKind', 'Whether the agents spoke to each other before the hand-over.', {
  WARM: 'They did (consult).',
  COLD: 'They did not (blind).',
});
