/** A list of codes that agents choose from when a session ends. A code keeps its id in every list that holds it. */
export interface DispositionList {
  readonly id: number;
  readonly name: string;
  readonly path: string;
  readonly customId: string;
  readonly codes: readonly { readonly id: number; readonly code: string; readonly customId: string }[];
}

const COMMON = ['Resolved', 'Transferred', 'Call back', 'Wrong department', 'No answer'];

const LISTS: readonly (readonly [name: string, folder: string, codes: string])[] = [
  [
    'Billing dispositions',
    '',
    'Invoice explained, Refund granted, Refund refused, Payment plan agreed, Card replaced, Late fee waived, Address changed, Double charge',
  ],
  [
    'Order dispositions',
    '',
    'Order traced, Order cancelled, Order changed, Delivery rebooked, Lost parcel, Out of stock, Price match',
  ],
  [
    'Return dispositions',
    'Returns',
    'Return created, Label sent, Photos received, Damaged on arrival, Return refused, Exchange agreed',
  ],
  [
    'Technical dispositions',
    'Technical',
    'Restarted, Router replaced, Engineer booked, Outage known, Setting corrected, SIM replaced, Escalated to level 2, Password reset',
  ],
  ['Sales dispositions', '', 'Sold, Quote sent, Not interested, Follow-up agreed, Out of area'],
  ['Retention dispositions', 'Sales', 'Retained, Discount given, Downgraded, Cancelled, Annual plan offered'],
  ['Web dispositions', '', 'Plan changed, Form explained, Upload failed, Account linked, Selesai: pelanggan puas'],
  ['Chat dispositions', '', 'Link sent, Left the chat, Spam, Language barrier, Verified, Größe geändert'],
  ['Outbound dispositions', 'Outbound', 'Left message, Busy, Number invalid, Reached, Do not call, Appointment set'],
];

/** The disposition lists of an instance: nine lists, about sixty codes. Some have ids of the company's own. */
export function createDispositionLists(): DispositionList[] {
  const ids = new Map<string, number>();
  return LISTS.map(([name, folder, codes], index) => ({
    id: index * 3 + 2,
    name,
    path: folder === '' ? name : `${folder}/${name}`,
    customId: index % 3 === 1 ? `L-${index + 1}` : '',
    codes: [...COMMON, ...codes.split(', ')].map((code) => {
      if (!ids.has(code)) ids.set(code, ids.size + 4);
      const id = ids.get(code) as number;
      return { id, code, customId: id % 7 === 0 ? `C${id * 11}` : '' };
    }),
  }));
}
