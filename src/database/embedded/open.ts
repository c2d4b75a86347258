import { describeCluster, type EmbeddedOptions } from './cluster.ts';
import { holdServer } from './hold.ts';
import { asRefusal } from './refusal.ts';

/** A running PostgreSQL that this process uses. */
export interface EmbeddedDatabase {
  readonly url: string;
  /** Ends this process's use; stops the server when no other SessionGraph process uses it. Safe to call twice. */
  release(): Promise<void>;
}

/**
 * Opens the embedded PostgreSQL under a data folder: makes it on first use, starts it unless it runs, and holds it until released. What stands
 * in the way is thrown as an EmbeddedRefusal, whose message is for the user.
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  try {
    return await holdServer(await describeCluster(options));
  } catch (error) {
    throw asRefusal(error, options.dataDir);
  }
}
