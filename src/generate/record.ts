import type { AgentReference, VirtualAgent } from './agents.ts';
import type { Draft, Row } from './draft.ts';
import { hex8, mix } from './random.ts';

/** The wording of the session type in this file; the current one is missing from very old files. */
export function typeKeys(draft: Draft): { older: string; current: string | undefined } {
  const { random, period } = draft;
  const { older, current } = draft.type;
  const last = older.length - 1;
  const place = period.hasOldestWording
    ? (random.turn?.(older) ?? random.int(random.chance(0.7) ? last : 0, last))
    : random.chance(0.85)
      ? 0
      : random.int(0, Math.max(0, last - 1));
  return { older: older[place] ?? current, current: period.hasCurrentType ? current : undefined };
}

/** `updated_at`: the second export comes a quarter of an hour after the end, or when the last thing was done. */
export function versionOf(draft: Draft): number {
  const { endsAt, random } = draft;
  const settled = draft.settledAt + 10;
  if (endsAt === null) return settled + random.int(0, 60);
  return draft.lastAgent ? Math.max(settled, endsAt + random.int(900, 1_230)) : settled + random.int(2, 30);
}

/** The first export was written seconds after the end; always earlier than `versionOf`. */
export function firstVersionOf(draft: Draft): number {
  return (draft.endsAt ?? draft.settledAt) + 2 + (draft.id % 6);
}

/** The last one who handled it: a person or a virtual agent, and often nobody where both took part. */
export function agentInfoOf(draft: Draft): AgentReference | VirtualAgent | undefined {
  const { lastAgent, lastVirtualAgent } = draft;
  if (lastAgent && lastVirtualAgent) return mix(draft.id, 1) % 2 === 0 ? lastAgent.reference : undefined;
  return lastAgent?.reference ?? lastVirtualAgent ?? undefined;
}

/** The level at which it waits; the key is absent where the queue uses none, and 0 in some instances. */
export function priorityOf(draft: Draft): number | undefined {
  return draft.priority ?? undefined;
}

/** The record in the CRM. */
export function ticketOf(draft: Draft): { id: string | null; url: string | null; isAccount: boolean } {
  const { random, channel } = draft;
  const media = `https://crm.example.com/sfc/servlet.shepherd/version/download/068EX${hex8(mix(draft.id, 11))}`;
  if (draft.handleSeconds === 0 || random.chance(0.3)) {
    return { id: null, url: random.chance(0.01) ? media : null, isAccount: false };
  }
  const isAccount = random.chance(0.05);
  const id = random.chance(0.9)
    ? `${isAccount ? '001' : '500'}EX${channel === 'call' ? 'A' : 'B'}${hex8(mix(draft.centre.seed, draft.id))}AAA`
    : `${draft.id + 700_000}`;
  return { id, url: `https://crm.example.com/lightning/r/${isAccount ? 'Account' : 'Case'}/${id}/view`, isAccount };
}

const STATUS_LABEL: Readonly<Record<string, string>> = {
  va_assigned: 'VA Assigned',
  va_connected: 'VA Connected',
  no_response: 'Timeout',
};

/** Free text for people. Absent from older files. */
export function subStatusOf(draft: Draft): string | null | undefined {
  if (!draft.period.hasSubStatus) return undefined;
  if (draft.random.chance(0.04)) return null;
  const label =
    STATUS_LABEL[draft.status] ?? draft.status.charAt(0).toUpperCase() + draft.status.slice(1).replaceAll('_', ' ');
  if (draft.channel === 'chat') {
    return `${label}: ${draft.lastAgent ? 'Disconnected By End User' : draft.random.chance(0.5) ? 'No Messages From End User' : 'Disconnected By Unknown'}`;
  }
  return `${label}: ${draft.disconnectedBy.charAt(0).toUpperCase() + draft.disconnectedBy.slice(1).replaceAll('_', ' ')}`;
}

const TIERS = ['bronze', 'silver', 'gold'] as const;

/** Data that the company's own page or app sent along: any keys, values of any type. */
export function customDataOf(draft: Draft): Row | null {
  const { random } = draft;
  if (!random.chance(0.75)) return null;
  const data: Record<string, Row> = {
    loyalty_tier: { label: 'Loyalty tier', value: random.pick(TIERS) },
    'Customer since': { label: 'Customer since', value: 1990 + (draft.id % 35) },
    open_orders: { label: 'Open orders', value: random.int(0, 4) },
    balance: { label: 'Balance', value: Math.round(random.unit() * 100_000) / 100 },
    account_reference: { label: 'Account reference', value: `ACC-${String(draft.id).padStart(8, '0')}` },
    marketing_consent: { label: 'Marketing consent', value: random.chance(0.5) },
  };
  if (draft.type.menu !== 'ivr') {
    data['app_version'] = { label: 'App version', value: `5.${random.int(0, 9)}.${random.int(0, 9)}` };
    data['page'] = {
      label: 'Page',
      value: `https://www.example.com/help/${random.pick(['orders', 'billing', 'returns'])}?step=${random.int(1, 4)}`,
    };
  }
  if (random.chance(0.3)) {
    data['basket'] = { label: 'Basket', value: [`SKU-${random.int(1000, 9999)}`, `SKU-${random.int(1000, 9999)}`] };
  }
  if (random.chance(0.2)) {
    data['address'] = { label: 'Lieferadresse', value: { street: 'Musterweg 1', city: 'Contohville' } };
  }
  if (random.chance(0.2)) data['referrer'] = { label: 'Referrer', value: null };
  return data;
}

/** Signed data: rare, and either a map or a token. */
export function securedDataOf(draft: Draft): Row | string | null {
  const { random } = draft;
  if (!random.chance(0.02)) return null;
  if (random.chance(0.3)) return `eyJhbGciOiJub25lIn0.${hex8(mix(draft.id, 13))}${hex8(mix(draft.id, 17))}.`;
  return { account_number: { label: 'Account number', value: `0000-${random.int(1000, 9999)}` } };
}
