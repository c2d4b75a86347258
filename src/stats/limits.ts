/** How many groups one field may answer for one parent list: keys times buckets. */
export const MOST_GROUPS = 10_000;
