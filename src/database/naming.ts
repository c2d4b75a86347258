import { DefaultNamingStrategy } from 'typeorm';

/** `waitSeconds` → `wait_seconds`: the one rule that maps names of the code to names of the database. */
export const snakeCase = (camelCase: string): string =>
  camelCase.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Tells TypeORM the same rule. */
export class SnakeCase extends DefaultNamingStrategy {
  override columnName(property: string, custom: string | undefined): string {
    return custom ?? snakeCase(property);
  }

  override primaryKeyName(table: { name: string } | string): string {
    return `${typeof table === 'string' ? table : table.name}_pkey`;
  }
}
