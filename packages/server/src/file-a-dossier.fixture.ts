import { listUnits, uploadFile, type FileRef, type UnitId } from '@dongbo/contract';
import { getMyDossier, saveDraft, startDraft, submitDossier, type MyDossier } from '@dongbo/contract/procedures';
import { birthAnswers, samplePdf } from '@dongbo/testing';
import { known, type Api, type Browser } from './api-world.fixture.ts';

/** A PDF of one empty page. */
export const pdf = samplePdf();

/** The birth registration of that child, filled in. */
export const draftAnswers = birthAnswers({ mark: '2', now: new Date('2026-03-11T09:00:00+07:00') });

/** The one-stop unit of a commune, found by the commune's name as a citizen finds it. */
export async function oneStopUnitOf(browser: Browser, commune: string): Promise<UnitId> {
  const { items } = await browser.call(listUnits, { q: commune });
  const body = items.find(({ kind, name }) => kind === 'commune' && name === commune);
  const unit = items.find(({ kind, parentId }) => kind === 'one-stop' && parentId === body?.id);
  if (!unit) throw new Error(`No one-stop unit of ${commune}`);
  return unit.id;
}

/** A citizen files a birth registration at the ward of Trấn Biên over HTTP, with one uploaded paper. */
export async function fileDossier(api: Api, citizen: Browser): Promise<{ dossier: MyDossier; paper: FileRef }> {
  const unitId = await oneStopUnitOf(api.nobody, 'Phường Trấn Biên');
  const paper = await citizen.call(uploadFile, { name: 'giấy chứng sinh.pdf' }, { bytes: pdf });
  const draft = await citizen.call(startDraft, { procedureCode: known.commune });
  const saved = await citizen.call(saveDraft, {
    draftId: draft.id,
    version: draft.version,
    unitId,
    answers: draftAnswers,
    papers: [{ componentId: 'g1.c5', fileIds: [paper.id] }],
    returnMethod: 'online',
  });
  const { id } = await citizen.call(submitDossier, {
    draftId: saved.id,
    version: saved.version,
    again: true,
    withoutPapers: true,
  });
  const dossier = await citizen.call(getMyDossier, { dossierId: id });
  return { dossier, paper };
}
