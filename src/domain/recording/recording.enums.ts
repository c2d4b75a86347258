import { openEnum } from '../../model/open-enum.ts';

/** What a recording is of. */
export const RecordingType = openEnum('RecordingType', 'What a recording is of.', {
  DEFAULT: 'The conversation.',
  VOICEMAIL: 'A voicemail. The spelling is inferred.',
});
