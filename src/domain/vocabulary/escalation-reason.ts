import { openEnum } from '../../model/open-enum.ts';

/** Why a virtual agent handed over, or tried to. */
export const EscalationReason = openEnum(
  'EscalationReason',
  'Why a virtual agent handed over to a person, or tried to.',
  {
    UNKNOWN: 'The platform does not know why.',
    BY_END_USER_ASK: 'The consumer asked for a person.',
    BY_END_USER_MESSAGE: 'A message of the consumer triggered it.',
    BY_VIRTUAL_AGENT: 'The virtual agent decided it.',
    PAYLOAD_FAILURE: "The virtual agent's answer could not be used.",
    COULD_NOT_RESUME: 'The conversation could not be resumed.',
    BY_HUMAN_AGENT: 'A person took over from a task virtual agent.',
    INVALID_QUEUE: 'The virtual agent named a queue that does not exist.',
    DISMISSED: 'An agent dismissed a task virtual agent.',
  },
);
