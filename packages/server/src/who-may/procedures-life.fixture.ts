import { listUnits, uploadFile, type FileRef } from '@dongbo/contract';
import * as ofProcedures from '@dongbo/contract/procedures';
import type { Dossier, DossierChanged } from '@dongbo/contract/procedures';
import { known, knownLines, type Browser } from '../api-world.fixture.ts';
import { draftAnswers, pdf } from '../file-a-dossier.fixture.ts';
import { smallPdf } from '../hostile/sample-files.fixture.ts';
import { payForIt } from './fees-life.fixture.ts';
import { hold, personIdOf } from './people.fixture.ts';
import { referToOthers } from './referrals-life.fixture.ts';
import { supplementAtCounter } from './counter-supplements-life.fixture.ts';
import { changeResult } from './result-changes-life.fixture.ts';
import { lookOnTheSpot } from './site-checks-life.fixture.ts';
import type { Scene } from './witness.fixture.ts';
import { receiveNot } from './not-received-life.fixture.ts';
import { askPublicly } from './ask-publicly.fixture.ts';
import { lookAtPile, printPile } from './batches-life.fixture.ts';
import { digitise } from './digitisation.fixture.ts';
import { liveThroughBundle } from './bundles-life.fixture.ts';
import { liveThroughVisit } from './visits-life.fixture.ts';
import { paperCase, takeWhatIsHeld } from './held-life.fixture.ts';

async function fileOnline({ api, witness, oneStopId }: Scene): Promise<{ citizen: Browser; filed: DossierChanged }> {
  const citizen = await api.as('congdan2');
  const spare = await witness.call(citizen, ofProcedures.startDraft, {
    procedureCode: known.commune,
    unitId: oneStopId,
  });
  await witness.call(citizen, ofProcedures.startDraft, { procedureCode: known.commune }, 'taken up again');
  await witness.call(citizen, ofProcedures.discardDraft, { draftId: spare.id });
  const draft = await citizen.call(ofProcedures.startDraft, { procedureCode: known.commune });
  const files: FileRef[] = [];
  for (let count = 0; count < 5; count += 1)
    files.push(await witness.call(citizen, uploadFile, { name: `giay ${count}.pdf` }, '', { bytes: pdf }));
  const saving = {
    draftId: draft.id,
    unitId: oneStopId,
    answers: draftAnswers,
    paperCase,
    returnMethod: 'one-stop' as const,
  };
  const fileIds = files.map(({ id }) => id);
  const papers = [{ componentId: 'g1.c5', fileIds }];
  const first = await witness.call(citizen, ofProcedures.saveDraft, { ...saving, version: draft.version, papers });
  const fewer = [{ componentId: 'g1.c5', fileIds: fileIds.slice(1) }];
  const saved = await witness.call(
    citizen,
    ofProcedures.saveDraft,
    { ...saving, version: first.version, papers: fewer },
    'a file taken out',
  );
  await witness.call(citizen, ofProcedures.getDraft, { draftId: draft.id });
  await witness.call(citizen, ofProcedures.listDrafts, {});
  const filed = await witness.call(citizen, ofProcedures.submitDossier, {
    draftId: saved.id,
    version: saved.version,
    again: true,
    withoutPapers: true,
  });
  await witness.call(citizen, ofProcedures.getMyFile, { fileId: fileIds[1] ?? '' });
  return { citizen, filed };
}

/** What lacks is asked for at the counter, and answered online. */
async function supplementOnline({ api, witness }: Scene, citizen: Browser, { id: dossierId }: DossierChanged) {
  const counter = await api.as('motcua.tranbien');
  const { version } = await counter.call(ofProcedures.getDossier, { dossierId });
  const items = [{ kind: 'paper', componentId: 'g1.c5', wanted: 'Nộp lại bản rõ' }] as const;
  const order = { dossierId, version, reason: 'Bản chụp mờ', items: [...items] };
  await witness.call(counter, ofProcedures.requestSupplement, order, 'before reception');
  await citizen.call(ofProcedures.listMyDossiers, {});
  const asked = await witness.call(citizen, ofProcedures.getMySupplement, { dossierId });
  const paper = await citizen.call(uploadFile, { name: 'ban-ro.pdf' }, { bytes: pdf });
  await witness.call(citizen, ofProcedures.answerSupplement, {
    dossierId,
    version: asked.version,
    supplementId: asked.supplement?.id ?? '',
    papers: [{ itemId: '1', fileIds: [paper.id] }],
  });
}

async function settle(scene: Scene, filed: DossierChanged): Promise<Dossier> {
  const { api, witness, oneStopId } = scene;
  const counter = await api.as('motcua.tranbien');
  const seen = await witness.call(counter, ofProcedures.getDossier, { dossierId: filed.id }, 'waiting');
  const received = await witness.call(counter, ofProcedures.receiveDossier, {
    dossierId: filed.id,
    version: seen.version,
    timeLimit: { unit: 'working-day', value: 1 },
    papers: [{ componentId: 'g1.c5', originals: 1 }],
  });
  const scans: string[] = [];
  for (let count = 0; count < 5; count += 1)
    scans.push((await counter.call(uploadFile, { name: 'quet.pdf' }, { bytes: pdf })).id);
  const paper = await witness.call(counter, ofProcedures.takeInDossier, {
    procedureCode: known.commune,
    receivingUnitId: oneStopId,
    owner: { type: 'other', name: 'Hội minh họa', identityNumber: null, address: null, phone: null, email: null },
    papers: [{ componentId: 'g1.c5', originals: 1, fileIds: scans }],
    timeLimit: { unit: 'working-day', value: 1 },
  });
  const right = { version: paper.version, owner: { phone: '0912345678' }, reason: 'Ghi nhầm số' };
  const corrected = await witness.call(counter, ofProcedures.correctDossier, { dossierId: paper.id, ...right });
  const head = await api.as('truongphong.tranbien');
  const assigneeId = await personIdOf(api, 'chuyenvien.tranbien');
  const both = [received, corrected].map(({ id, version }) => ({ dossierId: id, version }));
  await witness.call(head, ofProcedures.listAssignees, {
    dossierIds: both.map(({ dossierId }) => dossierId).join(','),
  });
  // The counter is this body's own: nothing is on its way.
  await witness.call(head, ofProcedures.confirmArrivals, { dossiers: both });
  await witness.call(head, ofProcedures.assignDossiers, { assigneeId, dossiers: both });
  await supplementAtCounter(scene, filed);
  await referToOthers(scene, filed.id);
  await lookOnTheSpot(scene, filed.id);
  const specialist = await api.as('chuyenvien.tranbien');
  const mine = await specialist.call(ofProcedures.getDossier, { dossierId: filed.id });
  const result = { dossierId: filed.id, title: 'Giấy khai sinh' };
  const scanned = await specialist.call(uploadFile, { name: 'ket-qua.pdf' }, { bytes: smallPdf() });
  const first = await witness.call(
    specialist,
    ofProcedures.writeResult,
    { ...result, version: mine.version, fileId: scanned.id },
    'an uploaded paper',
  );
  const written = await witness.call(specialist, ofProcedures.writeResult, {
    ...result,
    version: first.version,
    body: 'Nội dung',
  });
  return await process(scene, written);
}

/** The steps after the result was written, each by whose it is. */
async function process({ api, witness }: Scene, written: DossierChanged): Promise<Dossier> {
  const steps = [
    ['chuyenvien.tranbien', { action: 'forward' }],
    ['truongphong.tranbien', { action: 'forward' }],
    ['lanhdao.tranbien', { action: 'approve' }],
    ['vanthu.tranbien', { action: 'issue' }],
    ['motcua.tranbien', { action: 'hand-over', receiver: 'owner' }],
  ] as const;
  let dossier = written;
  for (const [username, order] of steps) {
    const browser = await api.as(username);
    // The worker signs between approval and issue.
    await api.drain();
    api.clock.advance(60_000);
    const at = { dossierId: dossier.id, version: dossier.version };
    dossier = await witness.call(browser, ofProcedures.actOnDossier, { ...at, ...order }, order.action);
  }
  return await (await api.as('motcua.tranbien')).call(ofProcedures.getDossier, { dossierId: dossier.id });
}

async function readAsOfficial({ api, witness, oneStopId }: Scene, dossier: Dossier): Promise<void> {
  const counter = await api.as('motcua.tranbien');
  await witness.call(counter, ofProcedures.listDossiers, {});
  for (const q of ['do quoc khai', '075085000002', dossier.code])
    await witness.call(counter, ofProcedures.listDossiers, { q }, `searched by ${q}`);
  await witness.call(counter, ofProcedures.getDossier, { dossierId: dossier.id });
  await witness.call(counter, ofProcedures.checkIntake, { dossierId: dossier.id });
  await witness.call(counter, ofProcedures.listCounterForms, { code: dossier.procedure.code });
  await witness.call(counter, ofProcedures.getNamedLimit, { code: dossier.procedure.code });
  await witness.call(counter, ofProcedures.explainDueDate, { dossierId: dossier.id });
  const fileId = dossier.papers.flatMap(({ files }) => files)[0]?.id ?? '';
  await witness.file(counter, ofProcedures.getDossierFile, { dossierId: dossier.id, fileId });
  for (const form of ['receipt', 'control-slip', 'copy', 'result'] as const)
    await witness.file(counter, ofProcedures.getLetter, { dossierId: dossier.id, form }, form);
  const period = { unitId: oneStopId, from: '2026-03-01', to: '2026-03-31' };
  await witness.call(counter, ofProcedures.listTrackingBook, period);
  await witness.file(counter, ofProcedures.printTrackingBook, period);
  await witness.call(counter, ofProcedures.exportTrackingBook, { ...period, format: 'xlsx' });
  const head = await api.as('truongphong.tranbien');
  await witness.call(head, ofProcedures.exportDossiers, { format: 'csv' });
  await witness.call(head, ofProcedures.listLateSoon, {});
  for (const group of ofProcedures.heldUseGroups)
    await witness.call(head, ofProcedures.listHeldUse, { group, from: period.from, to: period.to }, `by ${group}`);
  const asked = { figure: 'offered', from: period.from, to: period.to } as const;
  await witness.call(head, ofProcedures.listHeldUseDossiers, asked);
  for (const group of ['unit', 'procedure', 'person'] as const)
    await witness.call(head, ofProcedures.listFigures, { group, from: period.from, to: period.to }, `by ${group}`);
  await witness.call(head, ofProcedures.exportFigures, { from: period.from, to: period.to, format: 'xlsx' });
}

async function readAsOwner({ witness }: Scene, citizen: Browser, dossier: Dossier): Promise<void> {
  const { id: dossierId, code } = dossier;
  await witness.call(citizen, ofProcedures.listMyDossiers, {});
  await witness.call(citizen, ofProcedures.listMyPapers, {});
  await witness.call(citizen, ofProcedures.listMyOpenings, {});
  await witness.call(citizen, ofProcedures.getMyDossier, { dossierId });
  await witness.call(citizen, ofProcedures.explainMyDueDate, { dossierId });
  await witness.call(citizen, ofProcedures.getMyForecast, { dossierId });
  await witness.file(citizen, ofProcedures.getMyLetter, { dossierId, form: 'result' });
  await witness.call(citizen, ofProcedures.lookUpDossier, { code });
  await witness.call(citizen, ofProcedures.rateMyDossier, { dossierId, satisfaction: 'very-satisfied' });
}

async function controlProcedures({ api, witness }: Scene, { id: dossierId }: Dossier): Promise<void> {
  const { items } = await api.nobody.call(listUnits, { kind: 'province' });
  const office = await hold(api, 'provincial-office', items[0]?.id ?? '');
  const lines = await knownLines();
  await witness.call(office, ofProcedures.importProcedures, { lines, validFrom: '2026-03-11' });
  await witness.call(office, ofProcedures.inspectDossier, { dossierId, reason: 'Phản ánh trả kết quả chậm' });
}

/** Three more dossiers that end without a result: refused, withdrawn at the counter, withdrawn online. */
async function endWithoutResult(scene: Scene, citizen: Browser): Promise<void> {
  const { api, witness, oneStopId } = scene;
  const counter = await api.as('motcua.tranbien');
  const file = async () => {
    const draft = await citizen.call(ofProcedures.startDraft, { procedureCode: known.commune, another: true });
    const content = { unitId: oneStopId, answers: draftAnswers, returnMethod: 'online' as const, papers: [] };
    const saved = await citizen.call(ofProcedures.saveDraft, { draftId: draft.id, version: draft.version, ...content });
    const order = { draftId: saved.id, version: saved.version, again: true, withoutPapers: true };
    return await citizen.call(ofProcedures.submitDossier, order);
  };
  await witness.call(counter, ofProcedures.listEndingGrounds, {});
  const refused = await file();
  await witness.call(counter, ofProcedures.refuseDossier, {
    dossierId: refused.id,
    version: refused.version,
    ground: 'not-valid',
    reason: 'Hồ sơ không thể hoàn thiện',
  });
  const brought = await file();
  const request = await counter.call(uploadFile, { name: 'de-nghi-rut.pdf' }, { bytes: pdf });
  const order = { dossierId: brought.id, version: brought.version, reason: 'Nộp nhầm', fileIds: [request.id] };
  await witness.call(counter, ofProcedures.withdrawDossier, order);
  const own = await file();
  await witness.call(citizen, ofProcedures.withdrawMyDossier, { dossierId: own.id, version: own.version });
  await decideAfterExamination(scene, await file());
}

/** The head writes an apology, the leader gives it back, then sends it. */
async function apologise({ api, witness }: Pick<Scene, 'api' | 'witness'>, { id: dossierId, version }: DossierChanged) {
  const [head, leader] = [await api.as('truongphong.tranbien'), await api.as('lanhdao.tranbien')];
  const { competentUnit } = await head.call(ofProcedures.getDossier, { dossierId });
  const { items } = await witness.call(head, ofProcedures.listLateCauses, {});
  const words = {
    cause: items[0]?.key ?? '',
    explanation: 'Hồ sơ tăng đột biến',
    unitId: competentUnit.id,
    promisedOn: '2026-03-20',
  };
  const first = await witness.call(head, ofProcedures.writeApology, { dossierId, version, ...words });
  const remark = 'Nêu rõ hơn';
  const back = await witness.call(leader, ofProcedures.returnApology, { dossierId, version: first.version, remark });
  const second = await head.call(ofProcedures.writeApology, { dossierId, version: back.version, ...words });
  return await witness.call(leader, ofProcedures.sendApology, { dossierId, version: second.version });
}

/** The head proposes a refusal, the leader returns it; then they sign it. */
async function decideAfterExamination({ api, witness }: Scene, { id, version }: DossierChanged): Promise<void> {
  const counter = await api.as('motcua.tranbien');
  const limit = { unit: 'working-day', value: 1 } as const;
  const received = await counter.call(ofProcedures.receiveDossier, { dossierId: id, version, timeLimit: limit });
  const [head, leader] = [await api.as('truongphong.tranbien'), await api.as('lanhdao.tranbien')];
  const late = await apologise({ api, witness }, received);
  const order = { dossierId: id, kind: 'refused', ground: 'not-competent', reason: 'Không thuộc thẩm quyền' } as const;
  const first = await witness.call(head, ofProcedures.proposeEnding, { ...order, version: late.version });
  const back = await witness.call(leader, ofProcedures.returnEnding, {
    dossierId: id,
    version: first.version,
    remark: 'Cần nêu rõ cơ quan có thẩm quyền',
  });
  const second = await head.call(ofProcedures.proposeEnding, { ...order, version: back.version });
  await witness.call(leader, ofProcedures.decideEnding, { dossierId: id, version: second.version });
}

/** Every operation of procedures at least once, in the order in which a dossier lives. */
export async function liveThrough(scene: Scene): Promise<void> {
  await askPublicly(scene);
  const { citizen, filed } = await fileOnline(scene);
  await supplementOnline(scene, citizen, filed);
  await lookAtPile(scene, filed);
  const done = await settle(scene, filed);
  await printPile(scene, done);
  await readAsOfficial(scene, done);
  await liveThroughVisit(scene);
  await readAsOwner(scene, citizen, done);
  await takeWhatIsHeld(scene, citizen, done);
  await payForIt(scene, citizen, done);
  await changeResult(scene, citizen, done);
  await receiveNot(scene);
  await endWithoutResult(scene, citizen);
  await controlProcedures(scene, done);
  await digitise(scene);
  await liveThroughBundle(scene);
}
