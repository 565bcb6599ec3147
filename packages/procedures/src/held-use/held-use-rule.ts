import type { HeldOutcome } from '@dongbo/contract/procedures';
import type { StoredPapers } from '../dossiers/stored-dossier.ts';
import { heldData } from '../held/held-data.ts';
import type { FoundItem } from '../held/held-items.ts';
import { answers, nationalCode, type Slot } from '../held/held-rule.ts';

/** A dossier as it was received. */
export interface Received {
  readonly id: string;
  readonly procedureCode: string;
  readonly receivedAt: Date;
  readonly papers: StoredPapers;
  /** Files of it that were taken from what is held. */
  readonly copied: ReadonlySet<string>;
}

/** A paper of a received dossier that something held answered. */
export interface HeldAnswer {
  readonly componentId: string;
  readonly name: string;
  readonly outcome: HeldOutcome;
}

const isHandedIn = ({ originals, certifiedCopies, photocopies, fileIds }: StoredPapers[number]): boolean =>
  originals + certifiedCopies + photocopies + fileIds.length > 0;

const nameOf = (procedureCode: string, { componentId }: Slot): string =>
  heldData.slots.find(({ procedure, of }) => procedure === nationalCode(procedureCode) && of === componentId)?.name ??
  componentId;

/** What became of each paper of a dossier that the administration held when it was received; what came later, or lies in the dossier
 * itself, answers nothing. Pure. */
export function heldAnswersOf(dossier: Received, slots: readonly Slot[], items: readonly FoundItem[]): HeldAnswer[] {
  const { id, procedureCode, receivedAt, papers, copied } = dossier;
  const held = items.filter(({ dossierId, heldSince }) => dossierId !== id && heldSince <= receivedAt);
  return slots.flatMap((slot) => {
    const paper = papers.find(({ componentId }) => componentId === slot.componentId);
    const isUsed = paper?.fileIds.some((fileId) => copied.has(fileId)) ?? false;
    if (!isUsed && !held.some((item) => answers(slot, item, receivedAt))) return [];
    const isAsked = paper !== undefined && isHandedIn(paper);
    const outcome = isUsed ? 'used' : isAsked ? 'asked' : 'not-brought';
    return [{ componentId: slot.componentId, name: nameOf(procedureCode, slot), outcome }];
  });
}
