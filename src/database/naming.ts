import { DefaultNamingStrategy } from 'typeorm';

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

/** Tells TypeORM the same rule. */
export class SnakeCase extends DefaultNamingStrategy {
  override columnName(property: string, custom: string | undefined): string {
    return custom ?? snakeCase(property);
  }

  override primaryKeyName(table: { name: string } | string): string {
    return `${typeof table === 'string' ? table : table.name}_pkey`;
  }
}
