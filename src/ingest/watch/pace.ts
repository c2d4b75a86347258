/** How a watcher goes about its work, in seconds. */
export interface WatchPace {
  /** How long what a process has taken on is its own without a sign of life. */
  readonly lease: number;
  /** How often a process looks for what others have found. */
  readonly poll: number;
  /** About how long is waited after a first failure; it doubles with each further one. */
  readonly firstWait: number;
  /** The longest wait after failures that may pass by themselves. */
  readonly longestWait: number;
  /** The longest wait after refusals, which somebody has to mend. */
  readonly longestWaitForPeople: number;
}

export const usualPace: WatchPace = {
  lease: 60,
  poll: 5,
  firstWait: 2,
  longestWait: 300,
  longestWaitForPeople: 3600,
};
