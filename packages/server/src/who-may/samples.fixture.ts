import * as contract from '@dongbo/contract';
import * as ofProcedures from '@dongbo/contract/procedures';
import { known } from '../api-world.fixture.ts';
import { pdf } from '../file-a-dossier.fixture.ts';
import { sampleSystemRows } from './sample-system.fixture.ts';
import { sample, type Sample, type Subject } from './sample-row.fixture.ts';

const identityNumber = '075085000002';

const owner = {
  type: 'other',
  name: 'Hội minh họa',
  identityNumber: null,
  address: null,
  phone: null,
  email: null,
} as const;

const lettersOf = ['receipt', 'control-slip', 'copy', 'result'] as const;

function official({ dossierId, code, fileId, oneStopId, communeId, specialistId }: Subject): Sample[] {
  const version = 0;
  const period = { unitId: communeId, from: '2026-03-01', to: '2026-03-31' };
  return [
    sample(contract.listInbox, {}, 'empty'),
    sample(contract.listInbox, { q: code }, 'empty', { variant: 'by code' }),
    sample(contract.listInbox, { whose: 'unassigned', limit: 200 }, 'empty', { variant: 'unassigned' }),
    sample(contract.countInbox, {}, 'zero', { otherSpace: 'empty' }),
    // Units and people belong to no space.
    sample(contract.listColleagues, { unitId: communeId }, 'hidden', { otherSpace: 'anywhere' }),
    sample(contract.listAudit, { subjectId: dossierId }, 'province', { otherSpace: 'anywhere' }),
    sample(contract.verifyAudit, {}, 'province', { otherSpace: 'anywhere' }),
    sample(ofProcedures.importProcedures, { lines: ['{}'], validFrom: '2026-03-11', dryRun: true }, 'province', {
      otherSpace: 'anywhere',
    }),
    sample(
      ofProcedures.takeInDossier,
      { procedureCode: known.commune, receivingUnitId: oneStopId, owner, papers: [] },
      'hidden',
      { otherSpace: 'anywhere' },
    ),
    sample(ofProcedures.receiveDossier, { dossierId, version }, 'hidden'),
    sample(ofProcedures.listDossiers, {}, 'empty'),
    sample(ofProcedures.listDossiers, { q: code }, 'empty', { variant: 'by code' }),
    sample(ofProcedures.listDossiers, { q: 'do quoc khai' }, 'empty', { variant: 'by name' }),
    sample(ofProcedures.listDossiers, { q: identityNumber }, 'empty', { variant: 'by identity number' }),
    sample(ofProcedures.getDossier, { dossierId }, 'hidden'),
    sample(ofProcedures.explainDueDate, { dossierId }, 'hidden'),
    sample(ofProcedures.actOnDossier, { dossierId, version, action: 'return' }, 'hidden'),
    sample(ofProcedures.assignDossiers, { assigneeId: specialistId, dossiers: [{ dossierId, version }] }, 'empty'),
    sample(ofProcedures.writeResult, { dossierId, version, title: 'Minh họa', body: 'Minh họa' }, 'hidden'),
    ...lettersOf.map((form) => sample(ofProcedures.getLetter, { dossierId, form }, 'hidden', { variant: form })),
    sample(ofProcedures.getDossierFile, { dossierId, fileId }, 'hidden'),
    sample(ofProcedures.listTrackingBook, period, 'hidden', { otherSpace: 'empty' }),
    sample(ofProcedures.printTrackingBook, { ...period, format: 'xlsx' }, 'hidden', {
      variant: 'xlsx',
      otherSpace: 'empty',
    }),
    sample(ofProcedures.printTrackingBook, { ...period, format: 'pdf' }, 'hidden', {
      variant: 'pdf',
      otherSpace: 'empty',
    }),
  ];
}

/** Of what is one's own. To everybody else it does not exist, and what they ask for themselves holds nothing of it. */
function personal({ dossierId, fileId, draftId, oneStopId }: Subject): Sample[] {
  const version = 0;
  const saving = { draftId, version, unitId: oneStopId, answers: {}, papers: [], returnMethod: 'online' as const };
  return [
    sample(contract.listNotices, {}, 'empty'),
    sample(contract.countNotices, {}, 'empty'),
    sample(contract.seeNotices, { upTo: dossierId }, 'empty'),
    // Anybody may name a subject; what comes of it is decided message by message (stream.test.ts).
    sample(contract.openStream, { watch: dossierId }, 'empty'),
    sample(ofProcedures.listDrafts, {}, 'empty'),
    sample(ofProcedures.getDraft, { draftId }, 'hidden'),
    sample(ofProcedures.saveDraft, saving, 'hidden'),
    sample(ofProcedures.submitDossier, { draftId, version }, 'hidden'),
    sample(ofProcedures.listMyDossiers, {}, 'empty'),
    sample(ofProcedures.getMyDossier, { dossierId }, 'hidden'),
    sample(ofProcedures.explainMyDueDate, { dossierId }, 'hidden'),
    ...lettersOf.map((form) => sample(ofProcedures.getMyLetter, { dossierId, form }, 'hidden', { variant: form })),
    sample(ofProcedures.getMyFile, { fileId }, 'hidden'),
    sample(ofProcedures.startDraft, { procedureCode: known.commune }, 'empty'),
    sample(contract.uploadFile, { name: 'giay-to.pdf' }, 'empty', { bytes: pdf }),
    // These take away what the others are about.
    sample(ofProcedures.discardDraft, { draftId }, 'hidden'),
    sample(contract.signOut, {}, 'empty'),
  ];
}

/** What anybody may ask holds nothing of a person; of a dossier its code alone, for who has it. */
function open({ code }: Subject): Sample[] {
  return [
    sample(contract.getSession, {}, 'empty'),
    sample(contract.signIn, { username: 'nobody', password: 'wrong' }, 'empty'),
    sample(contract.listUnits, {}, 'empty'),
    sample(contract.getSigningAuthority, {}, 'empty'),
    sample(ofProcedures.searchProcedures, { q: 'khai sinh' }, 'empty'),
    sample(ofProcedures.searchProcedures, { q: code }, 'empty', { variant: 'by a code of a dossier' }),
    sample(ofProcedures.listFacets, {}, 'empty'),
    sample(ofProcedures.listPopularProcedures, {}, 'empty'),
    sample(ofProcedures.getProcedure, { code: known.commune }, 'empty'),
    sample(ofProcedures.getReferenceList, { key: 'countries' }, 'empty'),
    sample(ofProcedures.lookUpDossier, { code }, 'empty', { showsCode: true }),
  ];
}

/** Calls of every operation that parse. What one would change is either refused (an old version of the dossier) or does no
 * harm to the subject. */
export const samplesFor = (subject: Subject): Sample[] => [
  ...official(subject),
  ...sampleSystemRows(subject),
  ...personal(subject),
  ...open(subject),
];

/** Server-written pages and applications by their path, with what a page would show that shows too much. */
export const pagesOf = (code: string): Readonly<Record<string, string>> => ({
  '/': '/',
  '/thu-tuc': `/thu-tuc?q=${code}`,
  '/thu-tuc/:code': `/thu-tuc/${known.commune}`,
  '/tra-cuu': `/tra-cuu?ma=${code}`,
  '/tro-giup': '/tro-giup',
  '/dang-nhap': '/dang-nhap',
  '/nop-ho-so/*': `/nop-ho-so/${known.commune}`,
  '/cua-toi': '/cua-toi',
  '/cua-toi/*': `/cua-toi/${code}`,
  '/lam-viec': '/lam-viec',
  '/lam-viec/*': `/lam-viec/ho-so/${code}`,
});

/** What belongs to no space and shows nothing of any person: health, figures, the description of the interface, assets. */
export const houseAddresses = ['/healthz', '/readyz', '/metrics', '/api/openapi.json', '/assets/*'] as const;
