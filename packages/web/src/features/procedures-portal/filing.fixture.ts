import { DraftId, ProcedureVersionId } from '@dongbo/contract/procedures';
import type { Draft, Procedure } from '@dongbo/contract/procedures';

const limit = { unit: 'working-day' as const, value: 3 };

/** Registration of a birth as the catalogue shows it, with what a test changes. */
export const procedureOf = (changes: Partial<Procedure> = {}): Procedure => ({
  code: '1.001193',
  name: 'Đăng ký khai sinh',
  shortName: null,
  sentence: null,
  field: 'Hộ tịch',
  ministry: 'Bộ Tư pháp',
  levels: [],
  handlers: [],
  settledBy: 'commune',
  channels: [
    {
      channel: 'ONLINE',
      limit,
      fees: [{ amount: 15_000, currency: 'VND', note: null, suspect: false }],
      description: null,
    },
  ],
  sameVisit: null,
  readLimit: { limit, sentence: 'Trong 03 ngày làm việc' },
  warnings: [],
  versionId: ProcedureVersionId.parse('019cdb00-0000-7000-8000-0000000000f1'),
  writtenBy: null,
  writtenOn: null,
  lifeEvents: [],
  validFrom: '2026-01-01',
  validTo: null,
  type: null,
  decision: null,
  subjects: [],
  executingAgencies: [],
  competentAuthority: null,
  receptionAddress: null,
  coordinatingAgency: null,
  steps: [],
  componentGroups: [],
  papers: { question: null, cases: [], papers: [], sure: true, writtenBy: null, writtenOn: null },
  legalBasis: [],
  conditions: [],
  results: [],
  paperResult: null,
  sourceUrl: null,
  forms: [],
  supplementPolicy: 'shift',
  ...changes,
});

/** A draft of that registration in which nothing is filled in yet, with what a test changes. */
export const draftOf = (changes: Partial<Draft> = {}): Draft => ({
  id: DraftId.parse('019cdb00-0000-7000-8000-0000000000d1'),
  space: 'official',
  procedure: procedureOf(),
  forms: [],
  unit: null,
  holder: {},
  earlier: {},
  answers: {},
  papers: [],
  paperCase: null,
  returnMethod: null,
  version: 1,
  updatedAt: '2026-03-11T01:00:00.000Z',
  keptUntil: '2026-05-10T01:00:00.000Z',
  problems: [],
  ...changes,
});
