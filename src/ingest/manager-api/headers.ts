/** Whether a `Link` header names a next page; null where there is no such header. */
export function hasNextLink(header: string | null): boolean | null {
  if (header === null) return null;
  // A link is `<address>; rel="…"`; the address may hold commas, so addresses go first.
  const parameters = header.replaceAll(/<[^>]*>/g, '<>');
  return parameters
    .split(/,\s*<>/)
    .some((link) => /;\s*rel\s*=\s*("([^"]*\s)?next(\s[^"]*)?"|next\s*(;|$))/i.test(link));
}

/** A whole number of a header; null where there is none. */
export const countOf = (header: string | null): number | null =>
  header !== null && /^\s*\d{1,15}\s*$/.test(header) ? Number(header) : null;

/** Milliseconds that a `Retry-After` asks for, given in seconds or as a date; null where it says neither. */
export function retryAfterOf(header: string | null, now: number): number | null {
  const seconds = countOf(header);
  if (seconds !== null) return seconds * 1000;
  const at = header === null ? NaN : Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}
