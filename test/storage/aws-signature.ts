import { createHash, createHmac } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** A key that requests are signed with. */
export interface SigningKey {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** Why a request is refused by its signature (AWS Signature Version 4, in the header), as the code of S3's error; null where it is good. */
export function signatureProblem(request: IncomingMessage, key: SigningKey): string | null {
  const given =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d+)\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=(\w+)$/.exec(
      request.headers.authorization ?? '',
    );
  if (!given) return 'AccessDenied';
  const [, accessKeyId, date, region, signedHeaders, signature] = given as unknown as [
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  if (accessKeyId !== key.accessKeyId) return 'InvalidAccessKeyId';
  const scope = `${date}/${region}/s3/aws4_request`;
  const toSign = [
    'AWS4-HMAC-SHA256',
    String(request.headers['x-amz-date']),
    scope,
    sha256(canonical(request, signedHeaders)),
  ];
  const signingKey = [date, region, 's3', 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${key.secretAccessKey}`);
  return hmac(signingKey, toSign.join('\n')).toString('hex') === signature ? null : 'SignatureDoesNotMatch';
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Every character escaped that is not unreserved, whether or not the client sent it so. */
const encoded = (text: string): string =>
  encodeURIComponent(text).replaceAll(/[!'()*]/g, (it) => `%${it.charCodeAt(0).toString(16).toUpperCase()}`);

/** The request as both sides write it down before they sign it. */
function canonical({ method = '', url = '', headers }: IncomingMessage, signedHeaders: string): string {
  const [path = '', query = ''] = url.split('?');
  const parameters = [...new URLSearchParams(query)].map(([name, value]) => `${encoded(name)}=${encoded(value)}`);
  const lines = signedHeaders.split(';').map((name) => `${name}:${String(headers[name]).trim()}\n`);
  const payload = String(headers['x-amz-content-sha256']);
  const steps = path.split('/').map((step) => encoded(decodeURIComponent(step)));
  return [method, steps.join('/'), parameters.sort().join('&'), lines.join(''), signedHeaders, payload].join('\n');
}
