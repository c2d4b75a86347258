import { derived, json, key, text } from '../../model/columns.ts';
import { closedEnum } from '../../model/open-enum.ts';
import { personal } from '../../model/personal-data.ts';
import { Concrete, Stored } from '../../model/stored.ts';
import type { Key } from '../../model/values.ts';
import { SessionChild } from '../session-child.ts';

/** What the consumer was asked for. */
const SmartActionKind = closedEnum('SmartActionKind', 'What the consumer was asked for during the session.', {
  VERIFICATION: 'To prove who they are.',
  PHOTO: 'A photo.',
  SCREENSHOT: 'A screenshot.',
  VIDEO: 'A video.',
  TEXT: 'A typed answer.',
});

const typeNames: Readonly<Record<string, string>> = {
  VERIFICATION: 'VerificationAction',
  PHOTO: 'PhotoAction',
  SCREENSHOT: 'ScreenshotAction',
  VIDEO: 'VideoAction',
  TEXT: 'TextAction',
};

const url = { needs: ['mediaUrl'], value: (row: { readonly mediaUrl: unknown }) => row.mediaUrl } as const;

/** Something the consumer was asked for during a session, and gave. */
@Stored({
  says: 'Something that the consumer was asked for during the session, and gave. Files give it no time.',
  table: 'smart_actions',
  tie: ['sessionId', 'rowId'],
  interface: { needs: ['kind'], typeOf: (row) => typeNames[row['kind'] as string] as string },
})
export abstract class SmartAction extends SessionChild {
  @text(null, 'What was asked for. Derived from the list or key that it stands in.', {
    required: true,
    closed: SmartActionKind,
  })
  kind!: string;

  @key('id', 'Number of the photo or video. Photos and videos are numbered apart.', { hidden: true })
  sourceId!: Key | null;

  @derived(
    () => 'id',
    "The platform's own number of the photo or video; photos (with screenshots) and videos are numbered apart. Null for verification and text. Source: `id`.",
    ['sourceId'],
    (row) => row.sourceId,
  )
  override readonly externalId!: string | null;

  @text('url', 'Where the photo or video is.', { personal: personal.url, hidden: true })
  mediaUrl!: string | null;

  @text('photo_type', "The source's own word for the kind of photo.", { hidden: true })
  photoType!: string | null;

  @json(null, 'The typed answer, of any shape.', { personal: personal.content, hidden: true })
  answer!: unknown;
}

/** The consumer proved who they are. */
@Concrete('The consumer was asked to prove who they are, and did.')
export class VerificationAction extends SmartAction {
  @derived(
    () => 'flag',
    'Always true: only a verification that was passed is told. Source: `verified` of the session.',
    [],
    () => true,
  )
  readonly verified!: boolean;
}

/** The consumer sent a photo. */
@Concrete('The consumer was asked for a photo, and sent one.')
export class PhotoAction extends SmartAction {
  @derived(() => 'text', 'Where the photo is. Source: `photos[].url`.', url.needs, url.value, {
    personal: personal.url,
  })
  readonly url!: string | null;
}

/** The consumer sent a screenshot. */
@Concrete('The consumer was asked for a screenshot, and sent one.')
export class ScreenshotAction extends SmartAction {
  @derived(() => 'text', 'Where the screenshot is. Source: `photos[].url`.', url.needs, url.value, {
    personal: personal.url,
  })
  readonly url!: string | null;
}

/** The consumer sent a video. */
@Concrete('The consumer was asked for a video, and sent one.')
export class VideoAction extends SmartAction {
  @derived(() => 'text', 'Where the video is. Source: `videos[].url`.', url.needs, url.value, {
    personal: personal.url,
  })
  readonly url!: string | null;
}

/** The consumer typed an answer. */
@Concrete('The consumer was asked to type an answer, and did.')
export class TextAction extends SmartAction {
  @derived(
    () => 'json',
    'The answer, of any shape. Source: `smart_action_text` of the session.',
    ['answer'],
    (row) => row.answer,
    {
      personal: personal.content,
    },
  )
  readonly text!: unknown;
}
