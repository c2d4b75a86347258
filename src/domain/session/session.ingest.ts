/** Keys of the top level that no column reads by itself: rules across the file do (`agent_info`: who was last). */
export const sessionReads: readonly string[] = ['agent_info'];
