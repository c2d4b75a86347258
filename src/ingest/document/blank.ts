/** Whether bytes hold nothing but a byte order mark and white space. */
export const isBlank = (bytes: Buffer): boolean => {
  const first = bytes[0] ?? 0x20;
  return (first === 0xef || first <= 0x20) && bytes.toString('utf8').trim() === '';
};
