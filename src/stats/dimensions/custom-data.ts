import { customDataSql } from '../../domain/session/custom-data.ts';
import { columnSql } from '../../graphql/plan/columns-sql.ts';
import type { Dimension } from '../dimension.ts';
import type { Owner } from './make.ts';
import { objectType } from '../../model/types.ts';

const CustomDataValue = objectType('CustomDataValue', 'A key of custom data, and what a group has there.', [
  { name: 'key', type: () => 'text', says: 'The key, as the argument `customData` names it.' },
  {
    name: 'value',
    type: () => 'text',
    nullable: true,
    says: 'The value: text as it is, anything else as its JSON. Null where the session has no such key, or no value there.',
  },
]);

/** Keys of the session's unsigned custom data: one column for each that a question names. */
export function customData(owner: Owner, keys: readonly string[] = []): Dimension {
  const column = columnSql(owner.type, 'customData', owner.alias);
  return {
    // Cursors hang on the names of dimensions.
    name: ['CUSTOM_DATA', ...keys.map((key) => JSON.stringify(key))].join(' '),
    says: 'Values of the keys of unsigned custom data that the argument `customData` names; each key counts as one. Only keys that the setting CUSTOM_DATA_KEYS allows.',
    columns: () => keys.map((key) => ({ sql: customDataSql(column, key), isText: true })),
    width: keys.length,
    fields: [
      {
        name: 'customData',
        type: () => [CustomDataValue],
        says: 'The keys that the argument `customData` names, in their order, each with its value.',
        selects: 'key value',
        value: (values) => keys.map((key, i) => ({ key, value: values[i] ?? null })),
      },
    ],
    needsSession: owner.alias === 's',
    needsLocal: false,
    join: null,
    ofKeys: (asked) => customData(owner, asked),
  };
}
