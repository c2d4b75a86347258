/** Whether a text is a whole number that a `bigint` column holds. */
export const fitsBigint = (text: string): boolean =>
  /^-?\d{1,19}$/.test(text) && BigInt.asIntN(64, BigInt(text)) === BigInt(text);
