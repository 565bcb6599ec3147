import type { LocalText } from '@dongbo/contract';
import type { OpenWork } from '@dongbo/kernel';
import type { Context } from '../define.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import { correctionSlot } from './correction-slot.ts';

const answerName: LocalText = {
  vi: 'Trả lời đề nghị đính chính',
  en: 'Answer that the result is wrong',
  uk: 'Відповісти на запит про виправлення',
};

/** What of a request its work tells. */
export interface AskedWork {
  readonly unitId: string;
  readonly role: string;
  readonly askedAt: Date;
  readonly answerBy: Date;
  readonly wrong: string;
}

/** The open work that answering the owner is, for whoever may propose a change. */
export const workOfCorrection = (
  { newId }: Pick<Context, 'newId'>,
  dossier: StoredDossier,
  asked: AskedWork,
): OpenWork => ({
  id: newId(),
  system: 'procedures',
  subjectId: dossier.id,
  slot: correctionSlot,
  kind: { code: dossier.procedure.code, name: dossier.procedure.name },
  code: dossier.code,
  title: asked.wrong,
  partyName: dossier.owner.name,
  field: dossier.procedure.field,
  step: { id: correctionSlot, name: answerName },
  role: asked.role,
  unitId: asked.unitId,
  assigneeId: null,
  dueAt: asked.answerBy,
  stepDueAt: null,
  suspended: false,
  since: asked.askedAt,
  version: dossier.version,
});
