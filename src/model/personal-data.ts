/** Puts a typed mask in place of a personal value: the reader sees what kind of thing is hidden, and nothing of it. */
export type Mask = (value: unknown) => unknown;

const word =
  (label: string): Mask =>
  (value) =>
    Array.isArray(value) ? value.map(() => `[${label}]`) : `[${label}]`;

/** The classes of personal data, by what a mask says of them. */
export const personal = {
  name: word('NAME'),
  email: word('EMAIL'),
  phone: word('PHONE'),
  identifier: word('IDENTIFIER'),
  crm: word('CRM'),
  freeText: word('TEXT'),
  url: word('URL'),
  /** An object of unknown content is hidden whole. */
  content: () => ({ hidden: 'PERSONAL_DATA' }),
} as const satisfies Record<string, Mask>;
