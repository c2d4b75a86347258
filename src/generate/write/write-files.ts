import { setImmediate as turn } from 'node:timers/promises';
import { generateFiles, type GeneratorOptions } from '../files.ts';
import type { Destination } from './destination.ts';

/** What was written so far. */
export interface Written {
  files: number;
  /** Characters; nearly all are one byte. */
  size: number;
  seconds: number;
  /** False where the run was stopped before its end. */
  isComplete: boolean;
}

/**
 * Generates files into a destination, in constant memory. A signal stops it between two files, and what was written is whole; throws
 * RangeError on options that make no sense, and what the destination throws.
 */
export async function writeFiles(
  options: GeneratorOptions,
  destination: Destination,
  { signal, onProgress }: { readonly signal?: AbortSignal; readonly onProgress?: (written: Written) => void } = {},
): Promise<Written> {
  const startedAt = performance.now();
  const written: Written = { files: 0, size: 0, seconds: 0, isComplete: false };
  const handOn = async (): Promise<void> => {
    await destination.handOn();
    // A signal is heard between two turns of the event loop only.
    await turn();
    written.seconds = (performance.now() - startedAt) / 1000;
    onProgress?.(written);
  };
  for (const file of generateFiles(options, destination.layout)) {
    written.files++;
    written.size += file.text.length + 1;
    if (!destination.add(file)) continue;
    await handOn();
    if (signal?.aborted) return written;
  }
  await handOn();
  written.isComplete = true;
  return written;
}
