import { sql, type Kysely, type RawBuilder } from 'kysely';
import { shortNameOf } from '../catalogue/search-store.ts';
import { heldSourceJson } from '../held/held-sources.ts';
import { unknownDefinition } from '../processes/process-store.ts';
import { unitsJson } from '@dongbo/kernel';
import { endedStates, endingJson, openSupplementJson } from '../supplements/supplement-columns.ts';
import { apologyJson } from '../apologies/stored-apology.ts';
import { openProposalJson } from '../endings/stored-proposal.ts';
import { decidedChangesJson, DecidedChanges, proposedChangeJson } from '../result-changes/stored-change.ts';
import type { ProceduresTables } from '../tables.ts';
import { feeSummaryJson } from '../fees/fee-record.ts';
import { eventsJson } from './dossier-events.ts';
import { dossierOf, type DossierRow } from './dossier-row.ts';
import type { DossierWithEvents, StoredDossier } from './stored-dossier.ts';

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

type Columns = RawBuilder<unknown>;

/** What dossiers have that left the straight way. PostgreSQL sets up every part of a statement each time that it is sent, needed or
 * not, and most dossiers have none of these. */
const beside: Columns = sql`, ${openSupplementJson} as supplement, ${openProposalJson} as proposal, ${proposedChangeJson} as result_change,
  ${apologyJson} as apology, ${endingJson} as ending,
  (select json_object_agg(k.file_id, ${heldSourceJson(sql.ref('k.file_id'))})
    from held_copy k join file o on o.id = k.file_id where o.attached_to = d.id) as sources`;

/** Is something of it only in what `beside` brings? */
const hasMore = ({ open_path, late_path, state, result_mark, files }: DossierRow): boolean =>
  (open_path ?? late_path ?? result_mark) !== null ||
  endedStates.includes(state) ||
  files.some(({ isTaken }) => isTaken);

/** Loads dossiers with procedure, process, units, ledger, files and result in one statement, in the order of their ids,
 * in which they are also locked; where one has left the straight way they are read whole by another. What is not there is left out. A
 * statement that waited for a lock has the row of the dossier as it is now, but everything beside it (ledger, request, proposal,
 * apology) as it was before: where the row was changed meanwhile, it is read again, behind the lock. */
export async function findDossiers(
  db: Kysely<ProceduresTables>,
  ids: readonly string[],
  finding: Finding,
): Promise<StoredDossier[]> {
  const waited = finding.lock ? sql`, d.xmin <> (select s.xmin from dossier s where s.id = d.id) as has_waited` : sql``;
  const rows = await selectDossiers<DossierRow & { has_waited?: boolean }>(db, ids, finding, waited);
  if (rows.some(hasMore)) return (await selectDossiers<DossierRow>(db, ids, finding, beside)).map(dossierOf);
  const isOld = rows.some(({ has_waited: hasWaited }) => hasWaited);
  return isOld ? await findDossiers(db, ids, finding) : rows.map(dossierOf);
}

async function selectDossiers<R extends DossierRow>(
  db: Kysely<ProceduresTables>,
  ids: readonly string[],
  finding: Finding,
  more: Columns,
): Promise<R[]> {
  const found = await sql<R>`
    select d.*, p.code as procedure_code, v.name as procedure_name, v.field,
      ${shortNameOf(sql.ref('p.code'))} as short_name, ${unknownDefinition()} as definition,
      ${unitsJson(sql`array[d.receiving_unit_id, d.competent_unit_id, d.division_id, d.committee_office_id]`, finding.at)} as units,
      (select json_agg(c -> 'limit') from jsonb_array_elements(v.channels) c where c ->> 'channel' = d.channel) as stated_limits,
      (select json_object_agg(id, name) from person
        where id = any(array[d.assignee_id, r.signer_id] || array(select value::uuid from jsonb_each_text(d.step_actors)))) as names,
      coalesce((select json_agg(json_build_object('id', o.id, 'name', o.name, 'type', o.type, 'size', o.size, 'sha256', o.sha256,
        'uploadedBy', o.uploaded_by, 'isTaken', exists (select from held_copy k where k.file_id = o.id)))
        from file o where o.attached_to = d.id), '[]') as files,
      coalesce((select json_agg(json_build_object('reason', s.reason, 'legalGround', s.legal_ground, 'from', s.from_at, 'to', s.to_at)
        order by s.from_at) from suspension s where s.dossier_id = d.id), '[]') as suspensions,
      case when r.state <> 'aside' then json_build_object('state', r.state, 'title', r.title, 'body', r.body,
        'uploadedFileId', r.uploaded_file_id, 'number', r.number, 'numberedOn', r.numbered_on, 'signerId', r.signer_id,
        'signedAt', r.signed_at, 'signedFileId', r.signed_file_id, 'checkToken', r.check_token, 'issuedAt', r.issued_at,
        'receiver', case when r.receiver_name is not null then json_build_object('kind', r.receiver_kind, 'name', r.receiver_name,
          'number', r.receiver_number) end) end as result ${more}
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

const events: Columns = sql`, ${eventsJson(sql.ref('d.id'))} as events`;
const hasFees: Columns = sql`, exists (select from fee_demand f where f.dossier_id = d.id) as has_fees`;
const besideEvents: Columns = sql`, ${feeSummaryJson(sql.ref('d.id'))} as fees, ${decidedChangesJson(sql.ref('d.id'))} as result_changes`;

type EventsRow = DossierRow &
  Pick<DossierWithEvents, 'events'> & { fees?: DossierWithEvents['fees']; result_changes?: unknown };

const withEvents = (row: EventsRow): DossierWithEvents => ({
  ...dossierOf(row),
  events: row.events,
  fees: row.fees ?? null,
  resultChanges: DecidedChanges.parse(row.result_changes ?? []),
});

/** Loads one dossier with its events, in the same statement. */
export async function findDossierWithEvents(
  db: Kysely<ProceduresTables>,
  id: string,
  finding: Finding,
): Promise<DossierWithEvents | undefined> {
  const [row] = await selectDossiers<EventsRow & { has_fees: boolean }>(db, [id], finding, sql`${events} ${hasFees}`);
  if (row === undefined || !(row.has_fees || hasMore(row))) return row && withEvents(row);
  const [whole] = await selectDossiers<EventsRow>(db, [id], finding, sql`${events} ${besideEvents} ${beside}`);
  return whole && withEvents(whole);
}
