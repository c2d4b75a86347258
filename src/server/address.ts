import { createServer } from 'node:net';

/** Where a server listens. */
export interface Place {
  readonly host: string;
  readonly port: number;
}

/** Why nothing can listen there, in a sentence; undefined when something can, or when the error says something else. */
export function whyNotThere(error: unknown, { host, port }: Place): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const another = `choose another port, for example PORT=${port === 65_535 ? 4000 : port + 1}`;
  if (code === 'EADDRINUSE') {
    return `Port ${port} is taken: another program, perhaps another SessionGraph, listens on ${host}. Stop it, or ${another}.`;
  }
  if (code === 'EACCES') {
    return `This user may not listen on port ${port}; ports below 1024 are kept for root. Run as root, or ${another}.`;
  }
  if (code === 'EADDRNOTAVAIL') {
    return `This machine has no address ${host}. Set HOST to one it has, for example 127.0.0.1.`;
  }
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return `The host name ${host} is not known. Set HOST to an address of this machine, for example 127.0.0.1.`;
  }
  return undefined;
}

/** Listens there for a moment; rejects as a server would. So that a taken port is known before a database is started. */
export function tryAddress({ host, port }: Place): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen({ host, port }, () => probe.close(() => resolve()));
  });
}

/** The address as a person would type it on this machine. */
export function addressOf({ host, port }: Place): string {
  const name = /^(0\.0\.0\.0|::|127\.0\.0\.1|::1)$/.test(host) ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}
