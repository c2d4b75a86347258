import { setTimeout as sleep } from 'node:timers/promises';

/** Somebody else who asks for one row every 20 ms, and waits for each answer before the next. */
export interface Bystander {
  /** Stops asking; the longest wait for an answer so far, in milliseconds, Infinity where one did not come or was none. */
  end(): Promise<number>;
}

const QUESTION = JSON.stringify({ query: '{ sessions(first: 1) { nodes { externalId } } }' });
const PAUSE_MS = 20;

/** Starts asking, and waits for the first answer so that what follows is measured on a server that has woken up. */
export async function startBystander(address: string): Promise<Bystander> {
  let isAsking = true;
  let longest = 0;
  await ask(address);
  const asked = (async () => {
    while (isAsking) {
      longest = Math.max(longest, await ask(address));
      await sleep(PAUSE_MS);
    }
  })();
  return {
    async end() {
      isAsking = false;
      await asked;
      // What the attack left behind would be felt by whoever comes next.
      return Math.max(longest, await ask(address));
    },
  };
}

async function ask(address: string): Promise<number> {
  const begun = performance.now();
  try {
    const answer = await fetch(`${address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: QUESTION,
    });
    const { data } = (await answer.json()) as { data?: { sessions: { nodes: unknown[] } } };
    return data?.sessions.nodes.length === 1 ? performance.now() - begun : Infinity;
  } catch {
    return Infinity;
  }
}
