import { text } from '../model/columns.ts';
import { personal } from '../model/personal-data.ts';
import { Shape } from '../model/stored.ts';

/** What the telephony adapter said about a failure. */
@Shape('What the telephony adapter said about a failure.')
export class AdapterFailure {
  @text(null, 'Code of the adapter, as text. Source: `adapter_fail_code`.')
  code!: string | null;

  @text(null, 'Words of the adapter. Source: `adapter_fail_message`.', { personal: personal.freeText })
  message!: string | null;
}

/** The columns and the value of a derived field that answers an adapter's failure; null where there was none. */
export const adapterFailure = {
  says: 'What the telephony adapter said about a failure; null where there was none.',
  needs: ['adapterFailCode', 'adapterFailMessage'],
  value: (row: Readonly<Record<'adapterFailCode' | 'adapterFailMessage', unknown>>): object | null =>
    row.adapterFailCode === null && row.adapterFailMessage === null
      ? null
      : { code: row.adapterFailCode, message: row.adapterFailMessage },
} as const;
