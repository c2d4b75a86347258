import type { Environment } from '../environment.ts';
import { StoreError } from '../store-error.ts';
import type { StoreOptions } from '../store.ts';

/** Which server of Azure holds a container, and who asks it. */
export interface AzureServer {
  readonly endpoint: string;
  readonly account: string | undefined;
  readonly accountKey: string | undefined;
  readonly sharedAccessSignature: string | undefined;
}

/** The server and credentials of the options, or else of the variables that Azure's own programs read. */
export function azureServer(options: StoreOptions, environment: Environment): AzureServer {
  const connection = partsOf(environment['AZURE_STORAGE_CONNECTION_STRING'] ?? '');
  const account =
    options.account ??
    environment['AZURE_STORAGE_ACCOUNT'] ??
    environment['AZURE_STORAGE_ACCOUNT_NAME'] ??
    connection['AccountName'];
  const isGiven = options.accountKey !== undefined || options.sharedAccessSignature !== undefined;
  const endpoint =
    options.endpoint ?? connection['BlobEndpoint'] ?? (account && `https://${account}.blob.core.windows.net`);
  if (endpoint === undefined) {
    throw new StoreError(
      'MISCONFIGURED',
      'An az:// address needs the name of its storage account (or an endpoint) beside it.',
    );
  }
  return {
    endpoint,
    account,
    accountKey: isGiven
      ? options.accountKey
      : (environment['AZURE_STORAGE_KEY'] ?? environment['AZURE_STORAGE_ACCOUNT_KEY'] ?? connection['AccountKey']),
    sharedAccessSignature: isGiven
      ? options.sharedAccessSignature
      : (environment['AZURE_STORAGE_SAS_TOKEN'] ?? connection['SharedAccessSignature']),
  };
}

/** `Name=value;Name=value`; values hold `=` themselves. */
function partsOf(text: string): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(
    [...text.matchAll(/([^;=]+)=([^;]*)/g)].map(([, name = '', value]) => [name.trim(), value]),
  );
}
