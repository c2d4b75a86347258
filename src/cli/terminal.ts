/** Where a command speaks to the person who called it: answers go to stdout, what happens meanwhile to stderr. */
export interface Terminal {
  /** One or more lines of the answer. */
  say(text: string): void;
  /** Bytes of the answer as they are; resolves when they are on their way. */
  write(bytes: Buffer): Promise<void>;
  /** A line about what happens meanwhile. */
  note(text: string): void;
  /** A line that the next one replaces, where a person watches; elsewhere one is written every few seconds. */
  progress(text: string): void;
  /** Ends a line that would have been replaced. */
  endProgress(): void;
}

const PAUSE_MS = 5_000;

/** The terminal of this process. A reader that has gone away (`| head`) is no reason to stop. */
export function createTerminal(
  out: NodeJS.WriteStream = process.stdout,
  err: NodeJS.WriteStream = process.stderr,
): Terminal {
  for (const stream of [out, err]) stream.on('error', () => {});
  let isLineOpen = false;
  let last = performance.now();
  function endProgress(): void {
    if (isLineOpen) err.write('\n');
    isLineOpen = false;
  }
  return {
    say(text) {
      endProgress();
      out.write(`${text}\n`);
    },
    write(bytes) {
      endProgress();
      // A reader that has gone away gets an error, which is no reason to stop.
      return new Promise((resolve) => out.write(bytes, () => resolve()));
    },
    note(text) {
      endProgress();
      err.write(`${text}\n`);
    },
    progress(text) {
      if (err.isTTY) {
        // Clears the line first, because the new text may be shorter; cut to the width, because a second line would not be replaced.
        err.write(`\r\u001b[2K${text.slice(0, Math.max(20, err.columns - 1))}`);
        isLineOpen = true;
      } else if (performance.now() - last >= PAUSE_MS) {
        last = performance.now();
        err.write(`${text}\n`);
      }
    },
    endProgress,
  };
}
