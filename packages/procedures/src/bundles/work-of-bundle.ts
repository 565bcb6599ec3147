import type { LocalText } from '@dongbo/contract';
import type { OpenWork } from '@dongbo/kernel';
import type { Context } from '../define.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';

/** What the inbox calls a list that came, and papers that lacked in one. */
const confirmName: LocalText = {
  vi: 'Nhận phiếu bàn giao',
  en: 'Confirm a hand-over list',
  uk: 'Прийняти передавальний список',
};
const missingName: LocalText = {
  vi: 'Giấy tờ bàn giao thiếu',
  en: 'Papers lacked at the hand-over',
  uk: 'При передачі бракувало документів',
};

/** The slot of a list as work of who receives it. */
export const bundleSlot = 'bundle';
/** The slot of a dossier's work that looking for lacking papers is: the sender has it beside the dossier's own. */
export const missingSlot = 'missing-papers';

/** The open work that a list is at the counter where it is confirmed. */
export const workOfBundle = (
  { newId, now }: Pick<Context, 'newId' | 'now'>,
  bundle: {
    readonly id: string;
    readonly number: string;
    readonly fromName: string;
    readonly counterId: string;
    readonly role: string;
    readonly confirmBy: Date;
    readonly dossiers: number;
  },
): OpenWork => ({
  id: newId(),
  system: 'procedures',
  subjectId: bundle.id,
  slot: bundleSlot,
  kind: { code: 'hand-over', name: confirmName.vi },
  code: bundle.number,
  title: `${bundle.dossiers} hồ sơ từ ${bundle.fromName}`,
  partyName: null,
  field: null,
  step: { id: 'hand-over', name: confirmName },
  role: bundle.role,
  unitId: bundle.counterId,
  assigneeId: null,
  dueAt: bundle.confirmBy,
  stepDueAt: null,
  suspended: false,
  since: now,
  version: 1,
});

/** The open work that lacking papers are at the counter that sent them; `words` says which. */
export const workOfMissing = (
  { newId, now }: Pick<Context, 'newId' | 'now'>,
  dossier: Pick<StoredDossier, 'id' | 'code' | 'owner' | 'version'>,
  { fromUnitId, words, dueAt }: { readonly fromUnitId: string; readonly words: string; readonly dueAt: Date },
): OpenWork => ({
  id: newId(),
  system: 'procedures',
  subjectId: dossier.id,
  slot: missingSlot,
  kind: { code: 'missing-papers', name: missingName.vi },
  code: dossier.code,
  title: words,
  partyName: dossier.owner.name,
  field: null,
  step: { id: 'missing-papers', name: missingName },
  role: 'counter-officer',
  unitId: fromUnitId,
  assigneeId: null,
  dueAt,
  stepDueAt: null,
  suspended: false,
  since: now,
  version: dossier.version,
});
