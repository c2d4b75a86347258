import { open, rename, stat } from 'node:fs/promises';
import { lastLines } from './program.ts';
import { codeOf } from './refusal.ts';

const FULL_BYTES = 10_000_000;

/** Size of a file in bytes; 0 when there is none. */
async function sizeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return 0;
    throw error;
  }
}

/** Moves a log over 10 MB aside, over the one moved before, and says where the log now ends (bytes). */
export async function turnLog(file: string): Promise<number> {
  const size = await sizeOf(file);
  if (size <= FULL_BYTES) return size;
  await rename(file, `${file}.old`);
  return 0;
}

/** The last lines that the server wrote after that position (bytes), on one line; empty when it wrote none. */
export async function logSince(file: string, position: number): Promise<string> {
  const size = await sizeOf(file);
  if (size <= position) return '';
  const handle = await open(file, 'r');
  try {
    const from = Math.max(position, size - 8_000);
    const { buffer } = await handle.read(Buffer.alloc(size - from), 0, size - from, from);
    return lastLines(buffer.toString(), 6);
  } finally {
    await handle.close();
  }
}
