import { choices, parts, shared } from '../catalogue.ts';
import { Session } from '../domain/session/session.ts';
import type { FileShape } from './map/map-file.ts';

/** What a file becomes, by the catalogue. */
export const fileShape: FileShape = {
  session: Session,
  choices,
  parts,
  shared: Object.values(shared),
};
