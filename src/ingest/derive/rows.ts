/** Rows by an instant of theirs, those without one last, equal ones in their order in the file. */
export function byTime<Property extends string, Row extends Readonly<Record<Property, number | null>>>(
  rows: readonly Row[],
  property: Property,
): readonly Row[] {
  if (rows.length < 2) return rows;
  const at = (row: Row): number => row[property] ?? Infinity;
  // Infinity less Infinity is no number, which sorts as equal.
  return [...rows].sort((a, b) => at(a) - at(b));
}

/** The values of one property. */
export const each = <Row, Property extends keyof Row>(rows: readonly Row[], property: Property): Row[Property][] =>
  rows.map((row) => row[property]);

/** The first value that is not null. */
export const firstOf = <Row, Property extends keyof Row>(
  rows: readonly Row[],
  property: Property,
): Row[Property] | null => rows.find((row) => row[property] !== null)?.[property] ?? null;
