/** A menu of the tree: a name, and what is below it. Those with nothing below are queues. */
export type MenuNode = string | MenuBranch;

// An interface, because a type alias may not hold itself in a spread.
interface MenuBranch extends ReadonlyArray<MenuNode> {
  readonly 0: string;
}

export type MenuKind = 'ivr' | 'mobile' | 'web' | 'sms';

/** What the menus of an instance look like. A name may hold a slash, which is why paths must not be split by name. */
export const MENU_TREE: Readonly<Record<MenuKind, readonly MenuNode[]>> = {
  ivr: [
    ['Billing', 'Invoices', 'Refunds', 'Payment plans', 'Credit / debit cards'],
    [
      'Orders',
      'Track an order',
      'Cancel an order',
      ['Returns', 'Damaged goods', 'Wrong item', ['Large items', 'Pick-up', 'Delivery']],
    ],
    [
      'Technical support',
      ['Internet', 'Slow connection', 'No connection'],
      'TV / streaming',
      ['Mobile', 'Roaming', 'SIM cards'],
    ],
    ['Account', 'Login', 'Profile'],
    'Sales',
    'Complaints',
    'Priority desk',
    'Kündigung / Rückfragen',
    `Customers' "own" desk`,
    'الدعم العربي',
  ],
  mobile: [
    ['Mobile menu', 'Orders', 'Returns', 'Payments', ['Technical support', 'App', 'Device']],
    'Mobile sales',
    'Roaming abroad',
  ],
  web: [
    ['Web start', 'Web billing', 'Web retention', ['Web orders', 'Delivery', 'Returns']],
    'Web sales',
    'Plan change',
    'Pembayaran',
    'Imported contacts',
  ],
  sms: ['SMS support', 'SMS appointments', 'WhatsApp support', 'WhatsApp pedidos 💬'],
};
