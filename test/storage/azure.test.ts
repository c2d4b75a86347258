import { Operator } from 'opendal';
import { openStore } from '../../src/storage/open-store.ts';
import { isCi } from '../support/kind-of-run.ts';
import { ACCOUNT, ACCOUNT_KEY, startAzureServer, whyNoAzurite, type AzureServer } from './azure-server.ts';
import { allOf, keepsThePromisesOfAStore, kindOf } from './contract.ts';

if (whyNoAzurite !== null && isCi) test('Azurite is installed', () => expect(whyNoAzurite).toBeNull());
const describeWithAzurite = whyNoAzurite === null ? describe : describe.skip;

describeWithAzurite(`a container of Azure${whyNoAzurite === null ? '' : ` (skipped: ${whyNoAzurite})`}`, () => {
  let server: AzureServer;
  let writer: Operator;
  beforeAll(async () => {
    server = await startAzureServer('sessions');
    const account = { account_name: ACCOUNT, account_key: ACCOUNT_KEY };
    writer = new Operator('azblob', { container: 'sessions', endpoint: server.endpoint, ...account });
  });
  afterAll(() => server.close());

  const options = () => ({
    endpoint: server.endpoint,
    account: ACCOUNT,
    accountKey: ACCOUNT_KEY,
    environment: {},
    timeout: 5_000,
  });

  keepsThePromisesOfAStore(() => ({
    address: (folder) => `az://sessions/${folder}`,
    options: options(),
    put: async (folder, path, content) => void (await writer.write(`${folder}/${path}`, content)),
    remove: (folder, path) => writer.delete(`${folder}/${path}`),
  }));

  test('a connection string in the environment is enough', async () => {
    await writer.write('env/a.json', 'x');
    const AZURE_STORAGE_CONNECTION_STRING = [
      'DefaultEndpointsProtocol=http',
      `AccountName=${ACCOUNT}`,
      `AccountKey=${ACCOUNT_KEY}`,
      `BlobEndpoint=${server.endpoint}`,
    ].join(';');
    const store = await openStore('az://sessions/env', { environment: { AZURE_STORAGE_CONNECTION_STRING } });
    expect(await allOf(store)).toHaveLength(1);
  });

  test('a wrong key is DENIED, a container that is not there MISCONFIGURED', async () => {
    const accountKey = Buffer.from('another key').toString('base64');
    expect(await kindOf(allOf(await openStore('az://sessions', { ...options(), accountKey })))).toBe('DENIED');
    expect(await kindOf(allOf(await openStore('az://missing', options())))).toBe('MISCONFIGURED');
  });
});
