import type { GeneratedFile, Layout } from '../files.ts';

/** Where generated files go. */
export interface Destination {
  /** The form in which it takes their text. */
  readonly layout: Layout;
  /** Takes one file; true where enough is gathered and `handOn` wants to be called. */
  add(file: GeneratedFile): boolean;
  /** Writes what is gathered, and waits until more can be taken. Rejects with the error of the system. */
  handOn(): Promise<void>;
}
