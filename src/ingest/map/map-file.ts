import { type CopyRow, rowMakerOf, type RowOf, type RowType } from '../../database/copy-row.ts';
import type { Mentioned } from '../../domain/mentioned.ts';
import type { Choice, Part, Warning } from '../../domain/part.ts';
import type { Session } from '../../domain/session/session.ts';
import type { WholeNumber } from '../../model/values.ts';
import type { ReadDocument, RefusedDocument } from '../document/document.ts';
import { choiceSlot } from './choice-slot.ts';
import { itemSlotsOf, listSlot, slotsOf, type SharedSlots } from './compile.ts';
import { identify, type Identity } from './identify.ts';
import { Mapping, type Mention } from './mapping.ts';
import { Reading } from './reading.ts';
import { completeRows } from './row-ids.ts';
import { addSlot, readObject, type Slot } from './slots.ts';

/** The classes that a file becomes. */
export interface FileShape {
  readonly session: RowType<Session>;
  readonly choices: readonly Choice<Session>[];
  /** A part that stands inside another comes after it. */
  readonly parts: readonly Part[];
  readonly shared: readonly RowType<Mentioned>[];
}

/** A file as rows, before anything is derived from them. */
export interface MappedFile extends Identity {
  readonly document: ReadDocument;
  readonly session: RowOf<Session>;
  /** By class, each in the order of the file: `rowsIn` reads them. */
  readonly children: Map<RowType<object>, CopyRow[]>;
  readonly warnings: Warning[];
  readonly mentions: readonly Mention[];
  readonly unmapped: ReadonlySet<string>;
}

/** Maps one record of one instance, or says why it is no session. */
export type MapFile = (document: ReadDocument, instance: string) => MappedFile | RefusedDocument;

/** Compiles the classes once into a function that maps records. */
export function compileFile({ session, choices, parts, shared }: FileShape): MapFile {
  const sharedSlots: SharedSlots = new Map(
    shared.map((type) => [type.name, { make: rowMakerOf(type), slots: slotsOf(type, new Map()) }]),
  );
  const top = slotsOf(session, sharedSlots);
  for (const choice of choices) addSlot(top, choice.key, choiceSlot(choice, session, sharedSlots));
  const itemSlots = new Map<string, Map<string, Slot> | null>();
  for (const part of parts) {
    const at = part.key.lastIndexOf('[].');
    const [around, name] = at < 0 ? [top, part.key] : [itemSlots.get(part.key.slice(0, at)), part.key.slice(at + 3)];
    if (!around) throw new Error(`the part ${part.key} stands in an array that is no part, or comes before it`);
    const slots = itemSlotsOf(part, sharedSlots);
    itemSlots.set(part.key, slots);
    addSlot(around, name, listSlot(part, name, slots));
  }
  const makeSession = rowMakerOf(session);

  return (document, instance) => {
    const reading = new Reading(document.warnings, document.hasOddText);
    const identity = identify(document.record, reading);
    if (!('channel' in identity)) return { source: document.source, bytes: document.bytes, problems: identity };
    const mapping = new Mapping(reading);
    const row = makeSession();
    readObject(document.record, top, row, mapping);
    row.instance = instance;
    row.channel = identity.channel;
    row.externalId = identity.externalId;
    const file: MappedFile = {
      channel: identity.channel,
      externalId: identity.externalId,
      document,
      session: row,
      children: mapping.children,
      warnings: document.warnings,
      mentions: mapping.mentions,
      unmapped: reading.unmapped,
    };
    const used = new Map<RowType<object>, Set<WholeNumber>>();
    for (const part of parts) {
      const waiting = mapping.waiting.get(part.key);
      if (!waiting) continue;
      const taken = used.get(part.type) ?? new Set<WholeNumber>();
      used.set(part.type, taken);
      completeRows(waiting, taken);
    }
    return file;
  };
}
