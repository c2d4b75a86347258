/** Whether the tests run at full length, which takes minutes. */
export const isLong = process.env['LONG'] === '1';

/** Whether nothing may be skipped for want of a program. */
export const isCi = process.env['CI'] === 'true';
