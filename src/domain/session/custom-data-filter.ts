import type { FieldFilter } from '../../model/fields.ts';
import { inputType } from '../../model/types.ts';
import { comparison } from '../../graphql/filter/comparison.ts';
import { checkCustomDataKey, customDataSql } from './custom-data.ts';

const valueFilter = inputType(
  'CustomDataFilter',
  'Compares the value of one key of unsigned custom data, as text; of the values that are no text, their JSON.',
  [
    { name: 'key', type: () => 'text', says: 'The key; one that the setting CUSTOM_DATA_KEYS allows.' },
    { name: 'eq', type: () => 'text', nullable: true, says: 'Is this value. Refused when null: ask with `isNull`.' },
    { name: 'in', type: () => ['text'], nullable: true, says: 'Is one of these values.' },
    { name: 'notIn', type: () => ['text'], nullable: true, says: 'Is known and none of these values.' },
    {
      name: 'isNull',
      type: () => 'flag',
      nullable: true,
      says: 'True: has no such key, or no value there. False: has one.',
    },
  ],
);

/** The filter of `customData`: whoever may see personal data or not, of the allowed keys only. */
export const customDataFilter: FieldFilter = {
  input: valueFilter,
  condition: ({ key, ...input }, column, _type, principal) => {
    checkCustomDataKey(key as string, principal);
    return comparison({ name: 'customData', kind: 'text' }, input, customDataSql(column('customData'), key as string));
  },
};
