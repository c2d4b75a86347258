import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { signatureProblem, type SigningKey } from './aws-signature.ts';
import { BucketServer } from './bucket-server.ts';

/** One bucket as S3 has it: who asks signs what they ask, and may write and delete too. */
export class S3Server extends BucketServer {
  constructor(
    private readonly bucket: string,
    private readonly key: SigningKey,
  ) {
    super();
  }

  protected override answer(request: IncomingMessage, response: ServerResponse): void {
    const [, bucket = '', name = ''] = /^\/([^/?]+)\/?([^?]*)/.exec(request.url ?? '') ?? [];
    const problem = signatureProblem(request, this.key);
    if (problem !== null) return refuse(response, 403, problem);
    if (bucket !== this.bucket) return refuse(response, 404, 'NoSuchBucket');
    if (request.method === 'PUT') return void this.write(decodeURIComponent(name), request, response);
    if (request.method === 'DELETE') {
      this.objects.delete(decodeURIComponent(name));
      return void response.writeHead(204).end();
    }
    super.answer(request, response);
  }

  private async write(name: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.put(name, await buffer(request));
    response.setHeader('etag', `"${String(this.objects.get(name)?.etag)}"`).end();
  }
}

function refuse(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { 'content-type': 'application/xml' });
  response.end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>refused</Message></Error>`);
}
