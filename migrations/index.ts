import { Initial1764000000000 } from './1764000000000-initial.ts';
import { IngestLedger1764100000000 } from './1764100000000-ingest-ledger.ts';
import { QuarantineToWorkWith1764150000000 } from './1764150000000-quarantine-to-work-with.ts';
import { DemoFills1764200000000 } from './1764200000000-demo-fills.ts';

/** Every change to the database, oldest first. A merged one is never edited. */
export const migrations = [
  Initial1764000000000,
  IngestLedger1764100000000,
  QuarantineToWorkWith1764150000000,
  DemoFills1764200000000,
];
