import {
  Channel,
  DossierState,
  Owner,
  ReturnMethod,
  TimeLimit,
  type FileRef,
  type ProcessDefinition,
} from '@dongbo/contract';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import { z } from 'zod';
import { readProcess, unknownDefinition } from '../processes/process-store.ts';
import { unitsJson, type UnitFacts } from '../routing/unit-facts.ts';
import type { ProceduresTables } from '../tables.ts';
import { statedLimit } from './stated-limit.ts';
import { eventsJson, type StoredEvent } from './dossier-events.ts';

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
  readonly procedure: {
    readonly versionId: string;
    readonly code: string;
    readonly name: string;
    readonly field: string;
    /** What the procedure says for the dossier's channel; `unknown` also when it does not say one thing (`statedLimit`). */
    readonly limit: TimeLimit;
  };
  readonly process: ProcessDefinition;
  readonly processId: string;
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
  /** Everything that is attached to the dossier: papers, results, printed letters. */
  readonly files: readonly z.input<typeof FileRef>[];
  readonly returnMethod: ReturnMethod;
  readonly stepId: string | null;
  readonly stepSince: Date;
  readonly assignee: { readonly id: string; readonly name: string } | null;
  readonly stepActors: Readonly<Record<string, string>>;
  /** Names of those who work on it, by id: of everybody who completed a step at least. */
  readonly stepActorNames: Readonly<Record<string, string>>;
  readonly submittedAt: Date;
  readonly returnedAt: Date | null;
  readonly supplementPolicy: 'shift' | 'restart';
  readonly calendar: string;
  /** Null until the dossier is received. */
  readonly clock: StoredClock | null;
  readonly result: StoredResult | null;
  readonly version: number;
}

/** The same with what happened to it, for whoever is shown it. */
export interface DossierWithEvents extends StoredDossier {
  readonly events: readonly StoredEvent[];
}

type StoredResultJson = Omit<StoredResult, 'signerName' | 'signedAt' | 'issuedAt'> & {
  readonly signerId: string | null;
  readonly signedAt: string | null;
  readonly issuedAt: string | null;
};

interface Row {
  id: string;
  code: string;
  state: string;
  channel: string;
  procedure_version_id: string;
  procedure_code: string;
  procedure_name: string;
  field: string;
  stated_limits: unknown;
  process_definition_id: string;
  definition: unknown;
  receiving_unit_id: string;
  competent_unit_id: string;
  division_id: string;
  units: Readonly<Record<string, UnitFacts>>;
  person_id: string | null;
  owner: unknown;
  submitter_name: string;
  answers: Record<string, unknown>;
  forms: unknown;
  content: string | null;
  papers: unknown;
  files: z.input<typeof FileRef>[];
  return_method: string;
  step_id: string | null;
  step_since: Date;
  assignee_id: string | null;
  step_actors: unknown;
  names: Readonly<Record<string, string>> | null;
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
  result: StoredResultJson | null;
  version: number;
}

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

const StatedLimits = z.array(TimeLimit);

const dateOf = (text: string | null): Date | null => (text === null ? null : new Date(text));

function unitOf({ units, id }: Row, unitId: string): UnitFacts {
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

function dossierOf(row: Row): StoredDossier {
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
    process: readProcess(row.process_definition_id, row.definition),
    processId: row.process_definition_id,
    receiving: unitOf(row, row.receiving_unit_id),
    competent: unitOf(row, row.competent_unit_id),
    division: unitOf(row, row.division_id),
    personId: row.person_id,
    owner: Owner.parse(row.owner),
    submitterName: row.submitter_name,
    answers: row.answers,
    forms: StoredForms.parse(row.forms),
    content: row.content,
    papers: StoredPapers.parse(row.papers),
    files: row.files,
    returnMethod: ReturnMethod.parse(row.return_method),
    stepId: row.step_id,
    stepSince: row.step_since,
    assignee: row.assignee_id === null ? null : { id: row.assignee_id, name: names[row.assignee_id] ?? '' },
    stepActors: StepActors.parse(row.step_actors),
    stepActorNames: names,
    submittedAt: row.submitted_at,
    returnedAt: row.returned_at,
    supplementPolicy: row.supplement_policy,
    calendar: row.calendar,
    clock: clockOf(row),
    result: row.result && resultOf(row.result, names),
    version: row.version,
  };
}

interface Finding {
  /** Unit names are those of this moment. */
  readonly at: Date;
  /** The rows stay locked until the transaction ends. */
  readonly lock: boolean;
  /** A condition on `dossier d` and `procedure_version v`. What somebody may not see is left out here already: read and thrown
   * away, it would take longer to be "not found" than what is not there. */
  readonly only?: RawBuilder<boolean>;
}

/** One id is compared with it: for a list PostgreSQL would plan the statement each time, which takes longer than reading. */
const isOneOf = (ids: readonly string[]) =>
  ids.length === 1 ? sql`d.id = ${ids[0]}::uuid` : sql`d.id = any(${ids}::uuid[])`;

/** Loads dossiers with procedure, process, units, ledger, files and result in one statement, in the order of their ids,
 * in which they are also locked. What is not there is left out. */
export async function findDossiers(
  db: Kysely<ProceduresTables>,
  ids: readonly string[],
  finding: Finding,
): Promise<StoredDossier[]> {
  return (await selectDossiers<Row>(db, ids, finding)).map(dossierOf);
}

async function selectDossiers<R extends Row>(
  db: Kysely<ProceduresTables>,
  ids: readonly string[],
  finding: Finding,
  more: RawBuilder<unknown> = sql``,
): Promise<R[]> {
  const found = await sql<R>`
    select d.*, p.code as procedure_code, v.name as procedure_name, v.field, ${unknownDefinition()} as definition,
      ${unitsJson(sql`array[d.receiving_unit_id, d.competent_unit_id, d.division_id]`, finding.at)} as units,
      (select jsonb_agg(c -> 'limit') from jsonb_array_elements(v.channels) c where c ->> 'channel' = d.channel) as stated_limits,
      (select jsonb_object_agg(id, name) from person
        where id = any(array[d.assignee_id, r.signer_id] || array(select value::uuid from jsonb_each_text(d.step_actors)))) as names,
      coalesce((select jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name, 'type', o.type, 'size', o.size, 'sha256', o.sha256))
        from file o where o.attached_to = d.id), '[]') as files,
      coalesce((select jsonb_agg(jsonb_build_object('reason', s.reason, 'legalGround', s.legal_ground, 'from', s.from_at, 'to', s.to_at)
        order by s.from_at) from suspension s where s.dossier_id = d.id), '[]') as suspensions,
      case when r.dossier_id is not null then jsonb_build_object('state', r.state, 'title', r.title, 'body', r.body,
        'uploadedFileId', r.uploaded_file_id, 'number', r.number, 'numberedOn', r.numbered_on, 'signerId', r.signer_id,
        'signedAt', r.signed_at, 'signedFileId', r.signed_file_id, 'issuedAt', r.issued_at,
        'receiverName', r.receiver_name) end as result ${more}
    from dossier d
    join procedure_version v on v.id = d.procedure_version_id
    join procedure p on p.id = v.procedure_id
    join process_definition f on f.id = d.process_definition_id
    left join result r on r.dossier_id = d.id
    where ${isOneOf(ids)} ${finding.only === undefined ? sql`` : sql`and ${finding.only}`}
    order by d.id
    ${finding.lock ? sql`for update of d` : sql``}`.execute(db);
  return found.rows;
}

/** Loads one dossier, as `findDossiers` does. */
export async function findDossier(
  db: Kysely<ProceduresTables>,
  id: string,
  finding: Finding,
): Promise<StoredDossier | undefined> {
  return (await findDossiers(db, [id], finding))[0];
}

/** Loads one dossier with its events, in the same one statement. */
export async function findDossierWithEvents(
  db: Kysely<ProceduresTables>,
  id: string,
  finding: Finding,
): Promise<DossierWithEvents | undefined> {
  const events = sql`, ${eventsJson(sql.ref('d.id'))} as events`;
  const [row] = await selectDossiers<Row & { events: StoredEvent[] }>(db, [id], finding, events);
  return row && { ...dossierOf(row), events: row.events };
}
