import { one, type Link } from '../../model/links.ts';
import { Session } from '../session/session.ts';
import { DocumentFinding } from './document-finding.ts';

/** What a finding is linked to. */
export const documentFindingLinks: readonly Link[] = [
  one(
    DocumentFinding,
    'exampleSession',
    Session,
    { instance: 'instance', channel: 'channel', externalId: 'sessionExternalId' },
    'The newest session that has it, as it is now; null where it was taken out.',
  ),
];
