/** Stops what the setup began. */
export default async function globalTeardown(): Promise<void> {
  await globalThis.endTestRun?.();
}
