import type { LocalText } from '@dongbo/contract';
import { Channel, DossierState, Owner, ReturnMethod, TimeLimit } from '@dongbo/contract/procedures';
import { z } from 'zod';
import { readHeldSource } from '../held/held-sources.ts';
import { readProcess } from '../processes/process-store.ts';
import type { UnitFacts } from '@dongbo/kernel';
import { StoredApology } from '../apologies/stored-apology.ts';
import { StoredProposal } from '../endings/stored-proposal.ts';
import { ProposedChange } from '../result-changes/stored-change.ts';
import { StoredEnding, StoredSupplement } from '../supplements/stored-supplement.ts';
import { statedLimit } from './stated-limit.ts';
import {
  StepActors,
  StoredForms,
  StoredMark,
  StoredPapers,
  OpenPath,
  type StoredClock,
  type StoredDossier,
  type StoredFile,
  type StoredResult,
} from './stored-dossier.ts';

type StoredResultJson = Omit<StoredResult, 'signerName' | 'signedAt' | 'issuedAt'> & {
  readonly signerId: string | null;
  readonly signedAt: string | null;
  readonly issuedAt: string | null;
};

/** A dossier as its one statement brings it. */
export interface DossierRow {
  id: string;
  code: string;
  state: string;
  channel: string;
  procedure_version_id: string;
  procedure_code: string;
  procedure_name: string;
  short_name: LocalText | null;
  field: string;
  stated_limits: unknown;
  process_definition_id: string;
  definition: unknown;
  receiving_unit_id: string;
  competent_unit_id: string;
  division_id: string;
  committee_office_id: string | null;
  units: Readonly<Record<string, UnitFacts>>;
  person_id: string | null;
  owner: unknown;
  submitter_name: string;
  answers: Record<string, unknown>;
  forms: unknown;
  content: string | null;
  papers: unknown;
  paper_case: string | null;
  /** Whether each was taken over from what is held; from where, `sources` says. */
  files: (Omit<StoredFile, 'source'> & { isTaken: boolean })[];
  return_method: string;
  step_id: string | null;
  step_since: Date;
  came_back: string | null;
  assignee_id: string | null;
  step_actors: unknown;
  names: Readonly<Record<string, string>> | null;
  submitted_at: Date;
  returned_at: Date | null;
  supplement_policy: 'shift' | 'restart';
  calendar: string;
  received_at: Date | null;
  received_by_competent_at: Date | null;
  receipt_number: string | null;
  limit_unit: string | null;
  limit_value: string | null;
  original_due_at: Date | null;
  due_at: Date | null;
  finished_at: Date | null;
  suspensions: { reason: string; legalGround: string; from: string; to: string | null }[];
  result: StoredResultJson | null;
  result_mark: string | null;
  open_path: string | null;
  late_path: string | null;
  supplements: number;
  referrals: number;
  waits_for: number;
  site_checks: number;
  version: number;
  /** Of a dossier that left the straight way, as another statement brings them. */
  supplement?: unknown;
  proposal?: unknown;
  result_change?: unknown;
  apology?: unknown;
  ending?: unknown;
  sources?: Readonly<Record<string, unknown>> | null;
}

const clockOf = (row: DossierRow): StoredClock | null =>
  row.received_at === null
    ? null
    : {
        receivedAt: row.received_at,
        receivedByCompetentAt: row.received_by_competent_at,
        limit: { unit: row.limit_unit ?? '', value: Number(row.limit_value) },
        originalDueAt: row.original_due_at,
        dueAt: row.due_at,
        finishedAt: row.finished_at,
        suspensions: row.suspensions.map((one) => ({
          ...one,
          from: new Date(one.from),
          to: one.to === null ? null : new Date(one.to),
        })),
      };

const StatedLimits = z.array(TimeLimit);

const dateOf = (text: string | null): Date | null => (text === null ? null : new Date(text));

function unitOf({ units, id }: DossierRow, unitId: string): UnitFacts {
  const unit = units[unitId];
  if (unit === undefined) throw new Error(`Dossier ${id} names the unit ${unitId}, which has no name`);
  return unit;
}

function resultOf({ signerId, ...result }: StoredResultJson, names: Readonly<Record<string, string>>): StoredResult {
  return {
    ...result,
    signerName: names[signerId ?? ''] ?? null,
    signedAt: dateOf(result.signedAt),
    issuedAt: dateOf(result.issuedAt),
  };
}

/** A part that most dossiers do not have. */
const read = <T>(part: z.ZodType<T>, value: unknown): T | null =>
  value === null || value === undefined ? null : part.parse(value);

const besideOf = (row: DossierRow) => ({
  resultChange: read(ProposedChange, row.result_change),
  supplement: read(StoredSupplement, row.supplement),
  proposal: read(StoredProposal, row.proposal),
  apology: read(StoredApology, row.apology),
  ending: read(StoredEnding, row.ending),
});

/** Reads a row; throws on what no operation writes. */
export function dossierOf(row: DossierRow): StoredDossier {
  const names = row.names ?? {};
  return {
    id: row.id,
    code: row.code,
    state: DossierState.parse(row.state),
    channel: Channel.parse(row.channel),
    procedure: {
      versionId: row.procedure_version_id,
      code: row.procedure_code,
      name: row.procedure_name,
      field: row.field,
      limit: statedLimit(StatedLimits.parse(row.stated_limits ?? [])),
    },
    shortName: row.short_name,
    process: readProcess(row.process_definition_id, row.definition),
    processId: row.process_definition_id,
    receiving: unitOf(row, row.receiving_unit_id),
    competent: unitOf(row, row.competent_unit_id),
    division: unitOf(row, row.division_id),
    committeeOffice: row.committee_office_id === null ? null : unitOf(row, row.committee_office_id),
    personId: row.person_id,
    owner: Owner.parse(row.owner),
    submitterName: row.submitter_name,
    answers: row.answers,
    forms: StoredForms.parse(row.forms),
    content: row.content,
    papers: StoredPapers.parse(row.papers),
    paperCase: row.paper_case,
    files: row.files.map(({ isTaken: _isTaken, ...file }) => ({
      ...file,
      source: readHeldSource(row.sources?.[file.id]),
    })),
    returnMethod: ReturnMethod.parse(row.return_method),
    stepId: row.step_id,
    stepSince: row.step_since,
    cameBack: row.came_back,
    assignee: row.assignee_id === null ? null : { id: row.assignee_id, name: names[row.assignee_id] ?? '' },
    stepActors: StepActors.parse(row.step_actors),
    stepActorNames: names,
    submittedAt: row.submitted_at,
    returnedAt: row.returned_at,
    supplementPolicy: row.supplement_policy,
    calendar: row.calendar,
    clock: clockOf(row),
    receiptNumber: row.receipt_number,
    result: row.result && resultOf(row.result, names),
    resultMark: StoredMark.parse(row.result_mark),
    openPath: OpenPath.parse(row.open_path),
    supplements: row.supplements,
    referrals: row.referrals,
    waitsFor: row.waits_for,
    siteChecks: row.site_checks,
    ...besideOf(row),
    version: row.version,
  };
}
