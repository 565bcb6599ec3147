import * as ofProcedures from '@dongbo/contract/procedures';
import { known } from '../api-world.fixture.ts';
import { batchRows } from './batches.fixture.ts';
import { digitisationRows } from './digitisation.fixture.ts';
import { bundleRows } from './bundles.fixture.ts';
import { counterSupplementRows } from './counter-supplements.fixture.ts';
import { feeRows } from './fees.fixture.ts';
import { liveThrough } from './procedures-life.fixture.ts';
import { referralRows } from './referrals.fixture.ts';
import { resultChangeRows, resultCheckRows } from './result-changes.fixture.ts';
import { siteCheckRows } from './site-checks.fixture.ts';
import { sample, type Sample, type SharedSubject, type SystemRows } from './sample-row.fixture.ts';

const identityNumber = '075085000002';

const owner = {
  type: 'other',
  name: 'Hội minh họa',
  identityNumber: null,
  address: null,
  phone: null,
  email: null,
} as const;

const lettersOf = [
  'receipt',
  'control-slip',
  'copy',
  'result',
  'supplement',
  'ending',
  'apology',
  'result-decision',
] as const;

/** A dossier that will be late. */
function apologyRows(dossierId: SharedSubject['dossierId'], unitId: SharedSubject['communeId']): Sample[] {
  const version = 0;
  const words = { cause: 'many-dossiers', explanation: 'Minh họa', unitId, promisedOn: '2026-03-20' };
  return [
    sample(ofProcedures.listLateCauses, {}, 'empty'),
    sample(ofProcedures.writeApology, { dossierId, version, ...words }, 'hidden'),
    sample(ofProcedures.sendApology, { dossierId, version }, 'hidden'),
    sample(ofProcedures.returnApology, { dossierId, version, remark: 'Minh họa' }, 'hidden'),
  ];
}

/** Ways to an end without a result. */
function endingRows({ dossierId, fileId, communeId }: SharedSubject): Sample[] {
  const version = 0;
  return [
    sample(ofProcedures.listEndingGrounds, {}, 'empty'),
    sample(ofProcedures.refuseDossier, { dossierId, version, ground: 'not-valid', reason: 'Minh họa' }, 'hidden'),
    sample(
      ofProcedures.proposeEnding,
      { dossierId, version, kind: 'refused', ground: 'conditions-not-met', reason: 'Minh họa' },
      'hidden',
    ),
    sample(ofProcedures.decideEnding, { dossierId, version }, 'hidden'),
    sample(ofProcedures.returnEnding, { dossierId, version, remark: 'Minh họa' }, 'hidden'),
    ...apologyRows(dossierId, communeId),
    sample(ofProcedures.withdrawDossier, { dossierId, version, reason: 'Minh họa', fileIds: [fileId] }, 'hidden'),
  ];
}

/** What a counter asks before it takes in or receives, how it puts its own mistakes right, and what it gives in one visit. */
function atIntake({ dossierId, oneStopId }: SharedSubject): Sample[] {
  return [
    sample(ofProcedures.checkIntake, { dossierId }, 'hidden'),
    sample(ofProcedures.checkIntake, { procedureCode: known.commune, identityNumber }, 'empty', {
      variant: 'by identity number',
    }),
    sample(ofProcedures.listIntakeHeld, { dossierId }, 'hidden'),
    sample(ofProcedures.listIntakeHeld, { procedureCode: known.commune, identityNumber }, 'empty', {
      variant: 'by identity number',
    }),
    sample(
      ofProcedures.takeIntakeHeld,
      { dossierId, heldInId: dossierId, heldComponentId: null, componentId: 'g1.c5' },
      'hidden',
    ),
    sample(ofProcedures.listVisits, { unitId: oneStopId }, 'hidden', { otherSpace: 'empty' }),
    sample(ofProcedures.makeReceipt, { dossierId, version: 0 }, 'hidden'),
    sample(ofProcedures.stopMessages, { dossierId, version: 0 }, 'hidden'),
    sample(ofProcedures.listCounterForms, { code: known.commune }, 'empty'),
    sample(
      ofProcedures.correctDossier,
      { dossierId, version: 0, owner: { phone: '0912345678' }, reason: 'Minh họa' },
      'hidden',
    ),
  ];
}

/** What is written down of somebody who is not received: form 02 or 03 at the counter. */
function notReceived(receivingUnitId: SharedSubject['oneStopId']): Sample[] {
  const order = { procedureCode: known.commune, receivingUnitId, owner, papers: [], reason: 'Minh họa' };
  const item = { kind: 'paper', componentId: 'desk.1', name: 'Minh họa', wanted: 'Minh họa' } as const;
  return [
    sample(ofProcedures.requestSupplementAtCounter, { ...order, items: [item] }, 'hidden', { otherSpace: 'anywhere' }),
    sample(ofProcedures.refuseAtCounter, { ...order, ground: 'not-valid' }, 'hidden', { otherSpace: 'anywhere' }),
  ];
}

function official(subject: SharedSubject): Sample[] {
  const { dossierId, code, fileId, oneStopId, communeId, specialistId } = subject;
  const version = 0;
  const period = { unitId: communeId, from: '2026-03-01', to: '2026-03-31' };
  return [
    sample(ofProcedures.importProcedures, { lines: ['{}'], validFrom: '2026-03-11', dryRun: true }, 'province', {
      otherSpace: 'anywhere',
    }),
    sample(
      ofProcedures.takeInDossier,
      { procedureCode: known.commune, receivingUnitId: oneStopId, owner, papers: [] },
      'hidden',
      { otherSpace: 'anywhere' },
    ),
    ...notReceived(oneStopId),
    sample(ofProcedures.receiveDossier, { dossierId, version }, 'hidden'),
    sample(ofProcedures.listDossiers, {}, 'empty'),
    sample(ofProcedures.listDossiers, { q: code }, 'empty', { variant: 'by code' }),
    sample(ofProcedures.listDossiers, { q: 'do quoc khai' }, 'empty', { variant: 'by name' }),
    sample(ofProcedures.listDossiers, { q: identityNumber }, 'empty', { variant: 'by identity number' }),
    sample(ofProcedures.getDossier, { dossierId }, 'hidden'),
    sample(ofProcedures.inspectDossier, { dossierId, reason: 'Kiểm tra' }, 'hidden'),
    sample(ofProcedures.getNamedLimit, { code: known.commune }, 'empty'),
    sample(ofProcedures.explainDueDate, { dossierId }, 'hidden'),
    sample(ofProcedures.actOnDossier, { dossierId, version, action: 'return' }, 'hidden'),
    sample(
      ofProcedures.requestSupplement,
      {
        dossierId,
        version,
        reason: 'Minh họa',
        items: [{ kind: 'paper', componentId: 'desk.1', name: 'Minh họa', wanted: 'Minh họa' }],
      },
      'hidden',
    ),
    ...digitisationRows(subject, version),
    ...endingRows(subject),
    ...resultChangeRows(subject),
    sample(ofProcedures.getSupplement, { dossierId }, 'hidden'),
    sample(ofProcedures.recordSupplement, { dossierId, version }, 'hidden'),
    sample(ofProcedures.acceptSupplement, { dossierId, version }, 'hidden'),
    sample(ofProcedures.assignDossiers, { assigneeId: specialistId, dossiers: [{ dossierId, version }] }, 'empty'),
    sample(ofProcedures.confirmArrivals, { dossiers: [{ dossierId, version }] }, 'empty'),
    sample(ofProcedures.listAssignees, { dossierIds: dossierId }, 'empty'),
    sample(ofProcedures.writeResult, { dossierId, version, title: 'Minh họa', body: 'Minh họa' }, 'hidden'),
    ...lettersOf.map((form) => sample(ofProcedures.getLetter, { dossierId, form }, 'hidden', { variant: form })),
    sample(ofProcedures.getDossierFile, { dossierId, fileId }, 'hidden'),
    sample(ofProcedures.exportDossiers, { format: 'csv' }, 'empty'),
    sample(ofProcedures.listLateSoon, {}, 'empty'),
    sample(ofProcedures.listFigures, { from: period.from, to: period.to }, 'empty'),
    sample(ofProcedures.listHeldUse, { from: period.from, to: period.to }, 'empty'),
    sample(ofProcedures.listHeldUseDossiers, { from: period.from, to: period.to, figure: 'offered' }, 'empty'),
    sample(ofProcedures.listTrackingBook, period, 'hidden', { otherSpace: 'empty' }),
    sample(ofProcedures.printTrackingBook, period, 'hidden', { otherSpace: 'empty' }),
    sample(ofProcedures.exportTrackingBook, { ...period, format: 'xlsx' }, 'hidden', { otherSpace: 'empty' }),
    sample(ofProcedures.exportFigures, { from: period.from, to: period.to, format: 'xlsx' }, 'empty'),
  ];
}

/** Of what is one's own. To everybody else it does not exist, and what they ask for themselves holds nothing of it. */
function personal({ dossierId, fileId, draftId, oneStopId }: SharedSubject): Sample[] {
  const version = 0;
  const saving = { draftId, version, unitId: oneStopId, answers: {}, papers: [], returnMethod: 'online' as const };
  return [
    sample(ofProcedures.listDrafts, {}, 'empty'),
    sample(ofProcedures.getDraft, { draftId }, 'hidden'),
    sample(ofProcedures.saveDraft, saving, 'hidden'),
    sample(ofProcedures.listDraftHeld, { draftId }, 'hidden'),
    sample(
      ofProcedures.takeDraftHeld,
      { draftId, heldInId: dossierId, heldComponentId: null, componentId: 'g1.c5' },
      'hidden',
    ),
    sample(ofProcedures.submitDossier, { draftId, version }, 'hidden'),
    sample(ofProcedures.listMyDossiers, {}, 'empty'),
    sample(ofProcedures.listMyPapers, {}, 'empty'),
    sample(ofProcedures.listMyOpenings, {}, 'empty'),
    sample(ofProcedures.getMyDossier, { dossierId }, 'hidden'),
    sample(ofProcedures.explainMyDueDate, { dossierId }, 'hidden'),
    sample(ofProcedures.getMyForecast, { dossierId }, 'hidden'),
    ...lettersOf.map((form) => sample(ofProcedures.getMyLetter, { dossierId, form }, 'hidden', { variant: form })),
    sample(ofProcedures.getMyFile, { fileId }, 'hidden'),
    sample(ofProcedures.getMySupplement, { dossierId }, 'hidden'),
    sample(ofProcedures.answerSupplement, { dossierId, version, supplementId: dossierId }, 'hidden'),
    sample(ofProcedures.startDraft, { procedureCode: known.commune }, 'empty'),
    sample(ofProcedures.withdrawMyDossier, { dossierId, version }, 'hidden'),
    sample(ofProcedures.getMyCorrections, { dossierId }, 'hidden'),
    sample(ofProcedures.askMyCorrection, { dossierId, wrong: 'Minh họa', correct: 'Minh họa' }, 'hidden'),
    sample(ofProcedures.rateMyDossier, { dossierId, satisfaction: 'satisfied' }, 'hidden'),
    // These take away what the others are about.
    sample(ofProcedures.discardDraft, { draftId }, 'hidden'),
  ];
}

/** What anybody may ask holds nothing of a person; of a dossier its code alone, for who has it. */
function open({ code }: SharedSubject): Sample[] {
  return [
    sample(ofProcedures.searchProcedures, { q: 'khai sinh' }, 'empty'),
    sample(ofProcedures.searchProcedures, { q: code }, 'empty', { variant: 'by a code of a dossier' }),
    sample(ofProcedures.listFacets, {}, 'empty'),
    sample(ofProcedures.listPopularProcedures, {}, 'empty'),
    sample(ofProcedures.getProcedure, { code: known.commune }, 'empty'),
    sample(ofProcedures.getReferenceList, { key: 'countries' }, 'empty'),
    sample(ofProcedures.lookUpDossier, { code }, 'empty', { showsCode: true }),
    ...resultCheckRows(),
  ];
}

export const proceduresRows: SystemRows = {
  system: 'procedures',
  samples: async (api, space, subject) => [
    ...atIntake(subject),
    ...official(subject),
    ...(await feeRows(api, space, subject)),
    ...(await referralRows(api, space, subject)),
    ...(await siteCheckRows(api, space, subject)),
    ...(await batchRows(api, space, subject)),
    ...(await bundleRows(api, space, subject)),
    ...(await counterSupplementRows(api, space, subject)),
    ...personal(subject),
    ...open(subject),
  ],
  pages: (code) => ({
    '/thu-tuc': `/thu-tuc?q=${code}`,
    '/thu-tuc/:code': `/thu-tuc/${known.commune}`,
    '/tra-cuu': `/tra-cuu?ma=${code}`,
    '/kiem-tra-ket-qua/:token': `/kiem-tra-ket-qua/${code}`,
  }),
  portal: (code) => [
    `/nop-ho-so/${known.commune}`,
    `/nop-ho-so/da-nop/${code}`,
    `/cua-toi/ho-so/${code}`,
    '/cua-toi/kho-giay-to',
    '/cua-toi/kho-giay-to/ai-da-mo',
    '/cong-thanh-toan-mo-phong',
    `/cua-toi/ho-so/${code}/bo-sung`,
  ],
  live: liveThrough,
};
