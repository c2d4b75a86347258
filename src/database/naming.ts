/** Only names of this program come here, so they are few; every statement that is made asks for some. */
const known = new Map<string, string>();

/** `waitSeconds` → `wait_seconds`: the one rule that maps names of the code to names of the database. */
export function snakeCase(camelCase: string): string {
  let name = known.get(camelCase);
  if (name === undefined) {
    name = camelCase.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    known.set(camelCase, name);
  }
  return name;
}
