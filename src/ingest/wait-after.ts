/** A wait after so many failures in a row, in the unit of `first`: anything up to twice as long as after one fewer, so that many do not come back together. */
export const waitAfter = (failures: number, first: number, longest: number): number =>
  Math.random() * Math.min(longest, first * 2 ** Math.min(failures, 30));
