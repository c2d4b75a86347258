import type { WholeNumber } from '../../model/values.ts';
import type { Part } from '../part.ts';
import { SmartAction } from './smart-action.ts';

/** Videos are numbered apart from photos but share their table: their row ids begin here. */
const VIDEOS = 2n ** 56n;
const VIDEOS_WITHOUT_ID = 2 ** 40;

/** `photos`: photos and screenshots in one list. */
const photoPart: Part<SmartAction> = {
  key: 'photos',
  type: SmartAction,
  complete: (row) => {
    row.kind = String(row.photoType).toLowerCase() === 'screenshot' ? 'SCREENSHOT' : 'PHOTO';
  },
};

/** `videos`. */
const videoPart: Part<SmartAction> = {
  key: 'videos',
  type: SmartAction,
  complete: (row) => {
    row.kind = 'VIDEO';
    row.rowId = videoRowId(row.sourceId, Number(row.position));
  },
};

function videoRowId(id: WholeNumber | null, position: number): WholeNumber {
  const number = id === null ? -1n : BigInt(id);
  return number >= 0n && number < VIDEOS ? VIDEOS + number : -(VIDEOS_WITHOUT_ID + position + 1);
}

/** The lists of SmartActions; verification and text stand at the top of a file instead. */
export const smartActionParts: readonly Part[] = [photoPart, videoPart];
