import { z } from 'zod';

/** Where a source is, by the beginning of its address; a path without one is a folder. */
export const schemes = ['file', 's3', 'gs', 'az', 'sftp', 'manager-api+https', 'manager-api+http'] as const;
export type Scheme = (typeof schemes)[number];

const apis: readonly Scheme[] = ['manager-api+https', 'manager-api+http'];
const clouds: readonly Scheme[] = ['s3', 'gs', 'az'];

/** What an entry may say besides name, address and patterns, and of which sources. */
export const options = {
  endpoint: { of: clouds, type: 'text' },
  anonymous: { of: clouds, type: 'flag', as: 'isAnonymous' },
  region: { of: ['s3'], type: 'text' },
  pathStyle: { of: ['s3'], type: 'flag', as: 'hasPathStyle' },
  accessKeyId: { of: ['s3'], type: 'secret' },
  secretAccessKey: { of: ['s3'], type: 'secret' },
  sessionToken: { of: ['s3'], type: 'secret' },
  serviceAccountKey: { of: ['gs'], type: 'secret' },
  serviceAccountFile: { of: ['gs'], type: 'text' },
  account: { of: ['az'], type: 'text' },
  accountKey: { of: ['az'], type: 'secret' },
  sharedAccessSignature: { of: ['az'], type: 'secret' },
  password: { of: ['sftp'], type: 'secret' },
  privateKeyFile: { of: ['sftp'], type: 'text' },
  passphrase: { of: ['sftp'], type: 'secret' },
  knownHostsFile: { of: ['sftp'], type: 'text' },
  hostFingerprint: { of: ['sftp'], type: 'text' },
  subdomain: { of: apis, type: 'text' },
  token: { of: apis, type: 'secret' },
} as const satisfies Record<
  string,
  { readonly of: readonly Scheme[]; readonly type: 'text' | 'flag' | 'secret'; readonly as?: string }
>;

export type OptionName = keyof typeof options;

const text = z.string({ error: 'must be a text' }).trim().min(1, { error: 'must not be empty' });
const flag = z.boolean({ error: 'must be true or false' });
const secret = z.strictObject(
  { env: text },
  { error: 'must be {"env": "NAME"}, with the name of the environment variable that holds it' },
);
const patterns = z.array(text, { error: 'must be a list of patterns' });
const optionTypes = { text, flag, secret } as const;

/** A source as it is configured. */
export interface Entry extends Partial<Record<OptionName, string | boolean | { readonly env: string }>> {
  readonly name: string;
  readonly url: string;
  readonly instance: string;
  readonly include?: readonly string[] | undefined;
  readonly exclude?: readonly string[] | undefined;
  readonly everySeconds?: number | undefined;
}

/** The form of one entry. */
export const entryType = z.strictObject(
  {
    name: text.max(200, { error: 'must have at most 200 characters' }),
    url: text,
    instance: text,
    include: patterns.optional(),
    exclude: patterns.optional(),
    everySeconds: z
      .number({ error: 'must be a number' })
      .min(1, { error: 'must be 1 at least' })
      .max(86_400, { error: 'must be 86400, a day, at most' })
      .optional(),
    ...Object.fromEntries(Object.entries(options).map(([name, { type }]) => [name, optionTypes[type].optional()])),
  },
  { error: (issue) => (issue.code === 'unrecognized_keys' ? undefined : 'must be an object') },
) as unknown as z.ZodType<Entry>;
