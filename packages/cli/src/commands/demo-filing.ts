import { listUnits, uploadFile, type FileRef } from '@dongbo/contract';
import {
  getDraft,
  getMyDossier,
  getMyLetter,
  getProcedure,
  lookUpDossier,
  saveDraft,
  searchProcedures,
  startDraft,
  submitDossier,
  type Draft,
  type MyDossier,
  type Procedure,
} from '@dongbo/contract/procedures';
import { answersOf, samplePaper } from './demo-papers.ts';
import { DemoError } from './demo-person.ts';
import type { Stage } from './demo-stage.ts';

const procedureCode = '1.001193';
const communeName = 'Phường Trấn Biên';
const words = 'dang ky khai sinh';

/** The paper that is uploaded: the certificate of birth where the procedure names it, otherwise its first paper. */
function paperOf(procedure: Procedure): { id: string; name: string } {
  const papers = procedure.componentGroups.flatMap(({ items }) => items).filter(({ isNote }) => !isNote);
  const paper = papers.find(({ name }) => /^[-\s]*Giấy chứng sinh/.test(name)) ?? papers[0];
  if (!paper) throw new DemoError('fail.no-paper', { code: procedure.code });
  return paper;
}

async function find(stage: Stage): Promise<Procedure> {
  const { client } = stage.people.citizen;
  return await stage.tell('citizen', 'found', async () => {
    const { total } = await client.call(searchProcedures, { q: words });
    const procedure = await client.call(getProcedure, { code: procedureCode });
    const limit = procedure.channels.find(({ channel }) => channel === 'ONLINE')?.limit;
    const facts = { words, total, code: procedure.code, name: procedure.name, value: limit?.value ?? 0 };
    return [procedure, facts];
  });
}

async function findOneStopUnit(stage: Stage): Promise<string> {
  const { client } = stage.people.citizen;
  const { items } = await client.call(listUnits, { q: communeName });
  const commune = items.find(({ kind, name }) => kind === 'commune' && name === communeName);
  const unit = items.find(({ kind, parentId }) => kind === 'one-stop' && parentId === commune?.id);
  if (!unit) throw new DemoError('fail.no-unit', { unit: communeName });
  return unit.id;
}

async function fill(stage: Stage, procedure: Procedure, paper: FileRef, componentId: string): Promise<Draft> {
  const { client, name, now } = stage.people.citizen;
  return await stage.tell('citizen', 'filled', async () => {
    const unitId = await findOneStopUnit(stage);
    const started = await client.call(startDraft, { procedureCode: procedure.code });
    const saved = await client.call(saveDraft, {
      draftId: started.id,
      version: started.version,
      unitId,
      answers: answersOf(name, now),
      papers: [{ componentId, fileIds: [paper.id] }],
      returnMethod: 'online',
    });
    const draft = await client.call(getDraft, { draftId: saved.id });
    const [problem] = draft.problems;
    if (problem) throw new DemoError('fail.refused', { code: problem.code, facts: `${problem.form}.${problem.field}` });
    const fields = Object.values(draft.answers).reduce((sum, form) => sum + Object.keys(form).length, 0);
    return [draft, { forms: draft.forms.length, fields, unit: draft.unit?.name ?? '' }];
  });
}

/** The citizen's part: find the procedure, fill the forms, upload a paper, submit, look the code up without sign-in. */
export async function fileDossier(stage: Stage): Promise<{ dossier: MyDossier; childName: string }> {
  const { client } = stage.people.citizen;
  const procedure = await find(stage);
  const component = paperOf(procedure);
  const paper = await stage.tell('citizen', 'uploaded', async () => {
    const file = await client.call(uploadFile, { name: 'giay-chung-sinh.pdf' }, { bytes: Buffer.from(samplePaper()) });
    return [
      file,
      { file: file.name, size: file.size, paper: component.name.replace(/^[-\s]+/, '').split(';')[0] ?? '' },
    ];
  });
  const draft = await fill(stage, procedure, paper, component.id);
  const dossier = await stage.tell('citizen', 'submitted', async () => {
    const { id } = await client.call(submitDossier, {
      draftId: draft.id,
      version: draft.version,
      again: true,
      withoutPapers: true,
    });
    const filed = await client.call(getMyDossier, { dossierId: id });
    return [filed, { code: filed.code }];
  });
  await stage.tell('anybody', 'looked-up', async () => {
    const seen = await stage.anybody.call(lookUpDossier, { code: dossier.code });
    return [seen, { code: seen.code, completion: seen.completion }];
  });
  return { dossier, childName: String(draft.answers['birth-registration']?.['childName'] ?? '') };
}

/** The address of a letter of the citizen's own dossier. */
export const letterUrl = (stage: Stage, dossierId: MyDossier['id'], form: 'receipt' | 'result'): string =>
  stage.people.citizen.client.url(getMyLetter, { dossierId, form });
