/** An object as a listing tells of it. */
export interface FoundObject {
  /** Below the root of the store, parts separated by `/`; never begins with one. */
  readonly path: string;
  /** Bytes; null where the store does not say. */
  readonly size: number | null;
  /** Another one whenever the content is another: the etag, else time of change and size. */
  readonly version: string;
  /** Milliseconds since 1970; null where the store does not say. */
  readonly modifiedAt: number | null;
}

/** What is to be read: an object as it was found, or its path alone, which then is read as it is now. */
export type WantedObject = Pick<FoundObject, 'path'> & Partial<Pick<FoundObject, 'size' | 'version'>>;

/** A folder or bucket somewhere, which is read and never written. */
export interface Store {
  /** Where it is, for people: without secrets. */
  readonly url: string;
  /**
   * Every object, in pages of at most 1000 and never empty; folders are none. The order is the store's own. Fails with a
   * StoreError, or with the reason of the signal.
   */
  list(signal?: AbortSignal): AsyncIterable<readonly FoundObject[]>;
  /**
   * The bytes of an object in pieces. Fails with a StoreError (GONE when it is no longer there, CHANGED when it is not, or not to
   * the end, the version that was wanted), or with the reason of the signal. Stopping early lets go of the connection.
   */
  read(object: WantedObject, signal?: AbortSignal): AsyncIterable<Buffer>;
  /** Ends connections; what is being read fails. */
  close(): Promise<void>;
}

/** What an address leaves open. Anything not given is taken from the environment, as other programs of that cloud do. */
export interface StoreOptions {
  /** `http(s)://host:port` of a server that speaks the protocol of the cloud. */
  readonly endpoint?: string;
  /** s3: the region, if not that of AWS_REGION or AWS_DEFAULT_REGION; a server named by `endpoint` needs none. */
  readonly region?: string;
  /** s3, gs, az: no credentials, because everybody may read. */
  readonly isAnonymous?: boolean;
  /** s3: `https://host/bucket`, not `https://bucket.host`. True unless it is said to be false and where an endpoint is given. */
  readonly hasPathStyle?: boolean;
  /** s3 */
  readonly accessKeyId?: string;
  /** s3 */
  readonly secretAccessKey?: string;
  /** s3: of temporary credentials. */
  readonly sessionToken?: string;
  /** gs: the key of a service account, as the JSON that the cloud hands out. */
  readonly serviceAccountKey?: string;
  /** gs: a file with it. */
  readonly serviceAccountFile?: string;
  /** az: the storage account. */
  readonly account?: string;
  /** az */
  readonly accountKey?: string;
  /** az: a shared access signature, instead of a key. */
  readonly sharedAccessSignature?: string;
  /** sftp: of the user, or the one in the address. */
  readonly password?: string;
  /** sftp: file of the private key; without it and a password the agent is asked, then the usual files. */
  readonly privateKeyFile?: string;
  /** sftp: of the private key. */
  readonly passphrase?: string;
  /** sftp: file of known hosts; `~/.ssh/known_hosts` when not given. */
  readonly knownHostsFile?: string;
  /** sftp: `SHA256:…` of the host's key, instead of a file of known hosts. */
  readonly hostFingerprint?: string;
  /** How long a server may be silent, in milliseconds; 30,000 when not given. */
  readonly timeout?: number;
  /** Names of the usual variables (`AWS_ACCESS_KEY_ID` …) and their values; those of the process when not given. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
}
