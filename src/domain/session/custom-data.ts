import { sql, type Sql } from '../../database/sql.ts';
import { Refusal } from '../../errors.ts';
import type { Principal } from '../../model/principal.ts';

/**
 * The value of a key of custom data as text; null where there is none. Platforms write `{ label, value }` for each key, integrations
 * sometimes the value alone; what is neither text nor null is its JSON.
 */
export function customDataSql(column: Sql, key: string): Sql {
  const item = sql`${column} -> ${key}::text`;
  return sql`(CASE WHEN jsonb_typeof(${item}) = 'object' AND (${item}) ?| ARRAY['label', 'value'] THEN ${item} ->> 'value' ELSE ${column} ->> ${key}::text END)`;
}

/** Refuses a key that the operator has not declared to be harmless: all others are personal data, whoever asks. */
export function checkCustomDataKey(key: string, { customDataKeys = [] }: Principal): void {
  if (customDataKeys.includes(key)) return;
  const allowed =
    customDataKeys.length === 0
      ? 'No key is allowed; the setting CUSTOM_DATA_KEYS names those that are not personal.'
      : `Allowed are ${customDataKeys.map((it) => JSON.stringify(it)).join(', ')}, by the setting CUSTOM_DATA_KEYS.`;
  throw new Refusal(
    'FORBIDDEN',
    `\`customData\`: the key ${JSON.stringify(key)} is not for grouping or filtering. ${allowed}`,
  );
}
