import { PersonId, UnitId } from '@dongbo/contract';
import { DossierId, ProcedureVersionId, type Dossier } from '@dongbo/contract/procedures';
import { now, unitName } from '../../desk-world.fixture.tsx';

const unit = { id: UnitId.parse('019cdb00-0000-7000-8000-000000000001'), name: unitName };
export const dossierId = DossierId.parse('019cdb00-0000-7000-8000-0000000000d1');
const step = { id: 'processing', name: { vi: 'Thẩm định, xử lý', en: 'Processing', uk: 'Опрацювання' } };

const clock: NonNullable<Dossier['clock']> = {
  limit: { unit: 'working-day', value: 3 },
  limitBy: 'procedure',
  policy: 'restart',
  receivedAt: now,
  receivedByCompetentAt: now,
  forwardBy: null,
  startGround: null,
  originalDueAt: '2026-03-16T02:00:00.000Z',
  dueAt: '2026-03-16T02:00:00.000Z',
  finishedAt: null,
  dueState: 'later',
  lateDays: null,
  outcome: null,
  suspensions: [],
};
/** Nothing is open beside it, and who looks at it has nothing to do. */
const quiet = {
  supplement: null,
  supplementCount: 0,
  proposal: null,
  resultPapers: [],
  resultChanges: [],
  resultChange: null,
  apology: null,
  ending: null,
  referralCount: 0,
  siteCheckCount: 0,
  waitsFor: 0,
  sidePaths: [],
  mayWriteResult: false,
  assignableUnit: null,
  assignableRole: null,
  needsTimeLimit: false,
} satisfies Partial<Dossier>;

/** A dossier in processing as its specialist is shown it, with what a test changes. */
export const dossierOf = (changes: Partial<Dossier>): Dossier => ({
  id: dossierId,
  code: 'H19.145.01-260311-0001',
  space: 'official',
  state: 'in-progress',
  procedure: {
    code: '1.001193',
    name: 'Đăng ký khai sinh',
    shortName: null,
    versionId: ProcedureVersionId.parse('019cdb00-0000-7000-8000-0000000000f1'),
  },
  channel: 'DIRECT',
  receivingUnit: unit,
  competentUnit: unit,
  submittedAt: now,
  clock,
  returnMethod: 'one-stop',
  owner: {
    type: 'citizen',
    name: 'Lê Văn Tám',
    identityNumber: '075190000001',
    address: null,
    phone: '+84912345678',
    email: null,
  },
  submitterName: 'Lê Văn Tám',
  submitter: null,
  papers: [],
  paperCase: null,
  answers: [],
  timeline: [],
  result: null,
  letters: ['receipt'],
  oldReceipts: [],
  supplementLetters: [],
  ...quiet,
  completion: 30,
  fees: null,
  division: unit,
  step,
  stepDueAt: '2026-03-13T02:00:00.000Z',
  assignee: { id: PersonId.parse('019cdb00-0000-7000-8000-0000000000aa'), name: 'Phạm Thị Ngọc Diễm' },
  version: 4,
  actions: [],
  byAuthorisation: false,
  isOwnMatter: false,
  identityWarnings: [],
  ...changes,
});
