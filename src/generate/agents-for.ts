const DAY_MS = 86_400_000;
/** Sessions that one agent of the list stands for in a day: about a third work at a time, and machines answer some. */
const SESSIONS_A_DAY = 20;

/** How many agents an instance needs for so many sessions in that range: from 12 to 800. */
export function agentsFor(load: { readonly sessions: number; readonly from: Date; readonly to: Date }): number {
  const days = (load.to.getTime() - load.from.getTime()) / DAY_MS;
  return Math.max(12, Math.min(800, Math.round(load.sessions / days / SESSIONS_A_DAY)));
}
