import type { HeldOffer, HeldSource } from '@dongbo/contract/procedures';
import { formatInstant } from '@dongbo/kernel';
import type { Kysely } from 'kysely';
import type { z } from 'zod';
import type { ProceduresTables } from '../tables.ts';
import { findHeld, type FoundItem } from './held-items.ts';
import { answers, codesAnswering, type Slot } from './held-rule.ts';

/** What a filing asks for, and of whom. */
export interface Asked {
  /** Number of the owner as the record has it; null: it is not known, and nothing is offered. */
  readonly identityNumber: string | null;
  readonly slots: readonly Slot[];
}

/** Something held that answers a paper. */
export interface Offer {
  /** The paper that it answers. */
  readonly componentId: string;
  readonly item: FoundItem;
}

/** For one paper so many are offered. */
const mostForOne = 6;

/** What answers each paper, the newest first; of papers that were handed in under one name the newest alone. Pure. */
export function matchOffers(slots: readonly Slot[], items: readonly FoundItem[], now: Date): Offer[] {
  return slots.flatMap((slot) => {
    const found = items.filter((item) => answers(slot, item, now));
    const names = new Set<string>();
    const once = found.filter((item) => {
      if (item.kind === 'result') return true;
      const isNew = !names.has(item.name);
      names.add(item.name);
      return isNew;
    });
    return once.slice(0, mostForOne).map((item) => ({ componentId: slot.componentId, item }));
  });
}

/** What the administration holds of the papers that a filing asks for. No statement where nothing could answer, else one. */
export async function findOffers(db: Kysely<ProceduresTables>, asked: Asked, now: Date): Promise<Offer[]> {
  const { identityNumber, slots } = asked;
  if (identityNumber === null || slots.length === 0) return [];
  const items = await findHeld(db, { identityNumbers: [identityNumber], codes: codesAnswering(slots), now });
  return matchOffers(slots, items, now);
}

export const sourceOf = ({ kind, name, number, unitName, at }: FoundItem): z.input<typeof HeldSource> => ({
  kind,
  name,
  number,
  unitName,
  at: formatInstant(at),
});

export const viewOffer = ({ componentId, item }: Offer): z.input<typeof HeldOffer> => ({
  ...sourceOf(item),
  heldInId: item.dossierId,
  heldComponentId: item.componentId,
  componentId,
  subject: item.subject,
  files: item.fileIds.length,
});
