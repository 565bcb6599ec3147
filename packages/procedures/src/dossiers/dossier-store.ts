import { Channel, DossierState, Owner, ReturnMethod, type ProcessDefinition } from '@dongbo/contract';
import { sql, type Kysely } from 'kysely';
import { z } from 'zod';
import { readProcess } from '../processes/process-store.ts';
import type { ProceduresTables } from '../tables.ts';

const StoredPapers = z.array(
  z.object({
    componentId: z.string(),
    name: z.string(),
    originals: z.number(),
    certifiedCopies: z.number(),
    photocopies: z.number(),
    fileIds: z.array(z.string()),
  }),
);
export type StoredPapers = z.infer<typeof StoredPapers>;

const StoredForms = z.array(z.object({ key: z.string(), version: z.number() }));
const StepActors = z.record(z.string(), z.string());

interface UnitFacts {
  readonly id: string;
  readonly name: string;
  readonly code: string;
  /** The unit with all units above it. */
  readonly ancestors: readonly string[];
}

/** How far the time limit has got: what was granted, and when it ends. */
export interface StoredClock {
  readonly receivedAt: Date;
  readonly limit: { readonly unit: string; readonly value: number };
  readonly originalDueAt: Date;
  readonly dueAt: Date | null;
  readonly finishedAt: Date | null;
  readonly suspensions: readonly { reason: string; legalGround: string; from: Date; to: Date | null }[];
}

export interface StoredResult {
  readonly state: 'draft' | 'signing' | 'signed' | 'issued';
  readonly title: string;
  readonly body: string | null;
  readonly uploadedFileId: string | null;
  readonly number: string | null;
  readonly numberedOn: string | null;
  readonly signerName: string | null;
  readonly signedAt: Date | null;
  readonly signedFileId: string | null;
  readonly issuedAt: Date | null;
  readonly receiverName: string | null;
}

/** A dossier with everything that rules and views need, as one statement brings it. */
export interface StoredDossier {
  readonly id: string;
  readonly code: string;
  readonly state: DossierState;
  readonly channel: Channel;
  readonly procedure: { readonly versionId: string; readonly code: string; readonly name: string; readonly field: string };
  readonly process: ProcessDefinition;
  readonly receiving: UnitFacts;
  readonly competent: UnitFacts;
  readonly division: UnitFacts;
  readonly personId: string | null;
  readonly owner: Owner;
  readonly submitterName: string;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly forms: readonly { readonly key: string; readonly version: number }[];
  readonly content: string | null;
  readonly papers: StoredPapers;
  readonly returnMethod: ReturnMethod;
  readonly stepId: string | null;
  readonly stepSince: Date;
  readonly assignee: { readonly id: string; readonly name: string } | null;
  readonly stepActors: Readonly<Record<string, string>>;
  readonly submittedAt: Date;
  readonly returnedAt: Date | null;
  readonly supplementPolicy: 'shift' | 'restart';
  readonly calendar: string;
  /** Null until the dossier is received. */
  readonly clock: StoredClock | null;
  readonly result: StoredResult | null;
  readonly version: number;
}

interface UnitJson {
  id: string;
  name: string;
  code: string;
  ancestors: string[];
}

interface Row {
  id: string;
  code: string;
  state: string;
  channel: string;
  procedure_version_id: string;
  procedure_code: string;
  procedure_name: string;
  field: string;
  process_definition_id: string;
  definition: unknown;
  receiving: UnitJson;
  competent: UnitJson;
  division: UnitJson;
  person_id: string | null;
  owner: unknown;
  submitter_name: string;
  answers: Record<string, unknown>;
  forms: unknown;
  content: string | null;
  papers: unknown;
  return_method: string;
  step_id: string | null;
  step_since: Date;
  assignee_id: string | null;
  assignee_name: string | null;
  step_actors: unknown;
  submitted_at: Date;
  returned_at: Date | null;
  supplement_policy: 'shift' | 'restart';
  calendar: string;
  received_at: Date | null;
  limit_unit: string | null;
  limit_value: string | null;
  original_due_at: Date | null;
  due_at: Date | null;
  finished_at: Date | null;
  suspensions: { reason: string; legalGround: string; from: string; to: string | null }[];
  result: (Omit<StoredResult, 'signedAt' | 'issuedAt'> & { signedAt: string | null; issuedAt: string | null }) | null;
  version: number;
}

/** A unit as JSON, with its name on the day and everything above it. */
const unitJson = (id: string, day: Date) => sql`(
  select jsonb_build_object('id', u.id, 'code', u.code, 'name', n.name,
    'ancestors', (select jsonb_agg(c.ancestor_id) from unit_closure c where c.descendant_id = u.id))
  from unit u join unit_name n on n.unit_id = u.id
    and (${day}::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date between n.valid_from and coalesce(n.valid_to, 'infinity')
  where u.id = ${sql.ref(id)})`;

const clockOf = (row: Row): StoredClock | null =>
  row.received_at === null || row.original_due_at === null
    ? null
    : {
        receivedAt: row.received_at,
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

const dateOf = (text: string | null): Date | null => (text === null ? null : new Date(text));

function dossierOf(row: Row): StoredDossier {
  return {
    id: row.id,
    code: row.code,
    state: DossierState.parse(row.state),
    channel: Channel.parse(row.channel),
    procedure: { versionId: row.procedure_version_id, code: row.procedure_code, name: row.procedure_name, field: row.field },
    process: readProcess(row.process_definition_id, row.definition),
    receiving: row.receiving,
    competent: row.competent,
    division: row.division,
    personId: row.person_id,
    owner: Owner.parse(row.owner),
    submitterName: row.submitter_name,
    answers: row.answers,
    forms: StoredForms.parse(row.forms),
    content: row.content,
    papers: StoredPapers.parse(row.papers),
    returnMethod: ReturnMethod.parse(row.return_method),
    stepId: row.step_id,
    stepSince: row.step_since,
    assignee: row.assignee_id === null ? null : { id: row.assignee_id, name: row.assignee_name ?? '' },
    stepActors: StepActors.parse(row.step_actors),
    submittedAt: row.submitted_at,
    returnedAt: row.returned_at,
    supplementPolicy: row.supplement_policy,
    calendar: row.calendar,
    clock: clockOf(row),
    result: row.result && { ...row.result, signedAt: dateOf(row.result.signedAt), issuedAt: dateOf(row.result.issuedAt) },
    version: row.version,
  };
}

/** Loads a dossier with its procedure, process, units, ledger and result in one statement; with `lock`, its row stays
 * locked until the transaction ends. Unit names are those of the given moment. */
export async function findDossier(
  db: Kysely<ProceduresTables>,
  id: string,
  options: { readonly at: Date; readonly lock: boolean },
): Promise<StoredDossier | undefined> {
  const found = await sql<Row>`
    select d.*, p.code as procedure_code, v.name as procedure_name, v.field, f.definition,
      ${unitJson('d.receiving_unit_id', options.at)} as receiving,
      ${unitJson('d.competent_unit_id', options.at)} as competent,
      ${unitJson('d.division_id', options.at)} as division,
      (select name from person where id = d.assignee_id) as assignee_name,
      coalesce((select jsonb_agg(jsonb_build_object('reason', s.reason, 'legalGround', s.legal_ground, 'from', s.from_at, 'to', s.to_at)
        order by s.from_at) from suspension s where s.dossier_id = d.id), '[]') as suspensions,
      (select jsonb_build_object('state', r.state, 'title', r.title, 'body', r.body, 'uploadedFileId', r.uploaded_file_id,
          'number', r.number, 'numberedOn', r.numbered_on, 'signerName', s.name, 'signedAt', r.signed_at,
          'signedFileId', r.signed_file_id, 'issuedAt', r.issued_at, 'receiverName', r.receiver_name)
        from result r left join person s on s.id = r.signer_id where r.dossier_id = d.id) as result
    from dossier d
    join procedure_version v on v.id = d.procedure_version_id
    join procedure p on p.id = v.procedure_id
    join process_definition f on f.id = d.process_definition_id
    where d.id = ${id}::uuid
    ${options.lock ? sql`for update of d` : sql``}`.execute(db);
  const row = found.rows[0];
  return row && dossierOf(row);
}
