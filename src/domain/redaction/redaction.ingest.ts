import type { Part } from '../part.ts';
import { Redaction } from './redaction.ts';

/** More redactions than one recording can hold. */
const PER_RECORDING = 2 ** 32;

/** `recordings[].redaction_times`: rows without an id, so that their place in the recording makes one. */
export const redactionPart: Part<Redaction> = {
  key: 'recordings[].redaction_times',
  type: Redaction,
  complete: (row, _item, recording) => {
    row.recordingRowId = recording?.rowId ?? null;
    row.rowId = -(Number(recording?.position) * PER_RECORDING + Number(row.position) + 1);
  },
};
