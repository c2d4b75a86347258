/** Comments of consumers after a session; every one is made up. */
export const FEEDBACK = [
  'Clear answer, short wait.',
  'Slow replies.',
  'Very friendly, thank you!',
  'I had to explain everything twice.',
  'Called back on time.',
  'Sangat membantu, terima kasih 🙏',
  'Freundlich, aber die Musik in der Warteschleife … bitte ändern.',
  'Lo resolvieron en cinco minutos.',
  'The agent said "we will see" and nothing happened.',
  'Still not solved.\nThird call this week.',
  'Ótimo atendimento',
  'شكرا جزيلا، خدمة ممتازة',
  `It's "fine" \\ OK; -- 100 % 👍🏽`,
] as const;

/** Notes of agents beside a disposition code. */
export const NOTES = [
  'Customer asked for a duplicate invoice; sent by email.',
  'Two photos received; label requested.',
  'Courier pick-up booked.',
  'Offered annual plan.',
  'Tracking link sent.',
  'No answer at the second number; call again after 17:00.',
  'Pelanggan menanyakan jam operasional, sudah dijelaskan.',
  'Kunde möchte schriftliche Bestätigung; Rückruf zugesagt. Vertrag geprüft, Laufzeit und Kündigungsfrist erklärt.',
  'Customer needs our opening hours, and has them now. No further questions.',
] as const;

/** What consumers type into a text SmartAction. */
export const TYPED = [
  'Order reference 18-4471',
  '12 Sample Road, Mockton',
  'Serial 0000-DEMO-77',
  'yes',
  'Größe M statt L',
] as const;

/** What a telephony adapter says when it fails. */
export const ADAPTER_FAILURES: readonly (readonly [code: string, message: string])[] = [
  ['31005', 'Connection error'],
  ['53000', 'Signaling connection error'],
  ['13224', 'Invalid phone number'],
  ['21220', 'Call is not in progress'],
];

export const FAIL_DETAILS = [
  'Ended by the platform',
  'Gateway did not answer within 30 s',
  'Agent device not found',
  'Retry limit reached',
] as const;
