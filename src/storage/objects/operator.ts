import { Operator, RetryLayer, TimeoutLayer } from 'opendal';
import type { BucketAddress } from '../address.ts';
import type { Environment } from '../environment.ts';
import { StoreError } from '../store-error.ts';
import type { StoreOptions } from '../store.ts';
import { azureServer } from './azure.ts';
import { fromService } from './service-error.ts';

/** How often a request is sent again after a failure that may pass. */
const RETRIES = 3;
const SHORTEST_PAUSE = 100;
const LONGEST_PAUSE = 1000;

/** How long one operation may take, with all its retries, in milliseconds. */
export function longestOperation(timeout: number): number {
  return (RETRIES + 1) * (timeout + LONGEST_PAUSE);
}

/** The library's access to a bucket: it signs requests, sends them again when that may help, and reads the answers. */
export function operatorFor(
  address: BucketAddress,
  options: StoreOptions,
  environment: Environment,
  timeout: number,
): Operator {
  const settings = { root: `/${address.folder}`, ...SETTINGS[address.scheme](address.bucket, options, environment) };
  const given = Object.entries(settings).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const timing = new TimeoutLayer();
  timing.timeout = timeout;
  timing.ioTimeout = timeout;
  const retrying = new RetryLayer();
  retrying.maxTimes = RETRIES;
  retrying.jitter = true;
  retrying.minDelay = SHORTEST_PAUSE;
  retrying.maxDelay = LONGEST_PAUSE;
  try {
    const operator = new Operator(LIBRARY_NAMES[address.scheme], Object.fromEntries(given));
    return operator.layer(timing.build()).layer(retrying.build());
  } catch (error) {
    throw fromService(error, `${address.scheme}://${address.bucket}`);
  }
}

type Settings = Readonly<Record<string, string | undefined>>;

const LIBRARY_NAMES = { s3: 's3', gs: 'gcs', az: 'azblob' } as const;

const SETTINGS: Readonly<
  Record<BucketAddress['scheme'], (bucket: string, options: StoreOptions, environment: Environment) => Settings>
> = {
  s3: (bucket, options, environment) => {
    const endpoint = endpointOf(
      options.endpoint ?? environment['AWS_ENDPOINT_URL_S3'] ?? environment['AWS_ENDPOINT_URL'],
    );
    const isGiven = options.accessKeyId !== undefined;
    const accessKeyId = isGiven ? options.accessKeyId : environment['AWS_ACCESS_KEY_ID'];
    const isSearching = options.isAnonymous !== true && accessKeyId === undefined;
    const region = options.region ?? environment['AWS_REGION'] ?? environment['AWS_DEFAULT_REGION'];
    return {
      bucket,
      endpoint,
      // Servers that only speak the protocol have no regions and accept any.
      region: region ?? (endpoint && 'us-east-1'),
      enable_virtual_host_style: options.hasPathStyle === false ? 'true' : undefined,
      allow_anonymous: options.isAnonymous ? 'true' : undefined,
      // Without a key the library looks for files and roles, as other programs do.
      disable_config_load: isSearching ? undefined : 'true',
      disable_ec2_metadata: isSearching ? undefined : 'true',
      ...(options.isAnonymous !== true && {
        access_key_id: accessKeyId,
        secret_access_key: isGiven ? options.secretAccessKey : environment['AWS_SECRET_ACCESS_KEY'],
        session_token: isGiven ? options.sessionToken : environment['AWS_SESSION_TOKEN'],
      }),
    };
  },
  gs: (bucket, options, environment) => ({
    bucket,
    endpoint: endpointOf(options.endpoint ?? environment['STORAGE_EMULATOR_HOST']),
    scope: 'https://www.googleapis.com/auth/devstorage.read_only',
    allow_anonymous: options.isAnonymous ? 'true' : undefined,
    disable_config_load: options.isAnonymous ? 'true' : undefined,
    disable_vm_metadata: options.isAnonymous ? 'true' : undefined,
    ...(options.isAnonymous !== true && {
      credential: options.serviceAccountKey && Buffer.from(options.serviceAccountKey).toString('base64'),
      credential_path: options.serviceAccountFile ?? environment['GOOGLE_APPLICATION_CREDENTIALS'],
    }),
  }),
  az: (container, options, environment) => {
    const { endpoint, account, accountKey, sharedAccessSignature } = azureServer(options, environment);
    return {
      container,
      endpoint: endpointOf(endpoint),
      ...(options.isAnonymous !== true && {
        account_name: account,
        account_key: accountKey,
        sas_token: sharedAccessSignature?.replace(/^\?/, ''),
      }),
    };
  },
};

function endpointOf(given: string | undefined): string | undefined {
  if (given === undefined || given === '') return undefined;
  const url = URL.canParse(given) ? new URL(given) : null;
  if (url !== null && /^https?:$/.test(url.protocol) && url.username === '') return given.replace(/\/+$/, '');
  throw new StoreError('MISCONFIGURED', 'The endpoint of a store must be http(s)://host:port, without credentials.');
}
