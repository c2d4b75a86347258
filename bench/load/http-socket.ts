import { connect, type Socket } from 'node:net';

/** One HTTP/1.1 connection that sends one request at a time and looks at the answer no closer than it must. */
export interface HttpSocket {
  /** Sends a request and gives the bytes of the answer's body; rejects when the answer is not 200. */
  exchange(request: Buffer): Promise<number>;
  close(): void;
}

const HEADER_END = Buffer.from('\r\n\r\n');
const LAST_CHUNK = Buffer.from('\r\n0\r\n\r\n');

/**
 * Opens a connection. Node's own HTTP client costs several times as much processor time an answer, and the load generator shares
 * the machine with what it measures.
 */
export async function openSocket(port: number): Promise<HttpSocket> {
  const socket = connect({ host: '127.0.0.1', port, noDelay: true });
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  const reader = new AnswerReader(socket);
  return {
    exchange(request) {
      const answer = reader.next();
      socket.write(request);
      return answer;
    },
    close: () => socket.destroy(),
  };
}

/** A whole POST request as bytes. */
export function requestBytes(port: number, path: string, body: string): Buffer {
  const head = [
    `POST ${path} HTTP/1.1`,
    `host: 127.0.0.1:${port}`,
    'content-type: application/json',
    'accept: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`);
}

class AnswerReader {
  #head: Buffer | null = Buffer.alloc(0);
  /** Bytes of the body still to come; -1 in a chunked body, whose end is looked for. */
  #left = 0;
  #taken = 0;
  #tail = Buffer.alloc(0);
  #settle: { resolve(bytes: number): void; reject(error: Error): void } | null = null;

  constructor(socket: Socket) {
    socket.on('data', (data: Buffer) => this.#take(data));
    const end = (error?: Error): void => this.#settle?.reject(error ?? new Error('The server closed the connection.'));
    socket.on('error', end).on('close', () => end());
  }

  next(): Promise<number> {
    return new Promise((resolve, reject) => (this.#settle = { resolve, reject }));
  }

  #take(data: Buffer): void {
    let body = data;
    if (this.#head !== null) {
      const seen = this.#head.length === 0 ? data : Buffer.concat([this.#head, data]);
      const end = seen.indexOf(HEADER_END);
      if (end < 0) {
        this.#head = seen;
        return;
      }
      this.#begin(seen.toString('latin1', 0, end));
      body = seen.subarray(end + HEADER_END.length);
    }
    this.#taken += body.length;
    if (this.#left >= 0) {
      this.#left -= body.length;
      if (this.#left === 0) this.#finish();
      return;
    }
    this.#tail = Buffer.concat([this.#tail.subarray(-LAST_CHUNK.length), body.subarray(-LAST_CHUNK.length)]);
    if (this.#tail.subarray(-LAST_CHUNK.length).equals(LAST_CHUNK)) this.#finish();
  }

  #begin(head: string): void {
    this.#head = null;
    if (!head.startsWith('HTTP/1.1 200')) {
      this.#settle?.reject(new Error(`The server answered ${head.split('\r\n', 1)[0] ?? ''}`));
    }
    const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
    this.#left = length === undefined ? -1 : Number(length);
  }

  #finish(): void {
    const taken = this.#taken;
    this.#head = Buffer.alloc(0);
    this.#taken = 0;
    this.#tail = Buffer.alloc(0);
    this.#settle?.resolve(taken);
  }
}
