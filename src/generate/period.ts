/** What files of one moment look like: the platform adds keys and has bad weeks. */
export interface Period {
  /** `session_type_v2` is missing from the first files of the range. */
  readonly hasCurrentType: boolean;
  readonly hasOldestWording: boolean;
  readonly voipProvider: string;
  readonly chatProvider: string;
  readonly hasCallUuid: boolean;
  readonly hasSubStatus: boolean;
  readonly hasQueueVirtualAgent: boolean;
  readonly hasRedirection: boolean;
  /** The vendor's defect of 2025-10-31: waits are delivered as 0 while the instants around them are right. */
  readonly losesWaits: boolean;
}

/**
 * The period of a moment, told by its share (0 to 1) of the generated range, so that a week and ten years both hold
 * old files, new files and the bad days.
 */
export function periodAt(share: number): Period {
  return {
    hasCurrentType: share >= 0.01,
    hasOldestWording: share < 0.06,
    voipProvider: share < 0.08 ? 'voip_provider_twilio' : 'deprecated',
    chatProvider: share < 0.08 ? 'twilio_programmable_chat' : 'twilio_conversations',
    hasCallUuid: share >= 0.35,
    hasSubStatus: share >= 0.42 && !(share >= 0.8 && share < 0.82),
    hasQueueVirtualAgent: share >= 0.5,
    hasRedirection: share >= 0.55,
    losesWaits: share >= 0.7 && share < 0.715,
  };
}
