import { foldName } from '@dongbo/contract';
import { Owner } from '@dongbo/contract/procedures';
import { unitNameOn } from '@dongbo/kernel';
import { sql } from 'kysely';
import { codesOf } from '../catalogue/plain-code.ts';
import type { Context } from '../define.ts';
import { livesInReach } from '../dossiers/dossier-reach.ts';
import { StoredPapers } from '../dossiers/stored-dossier.ts';
import type { EarlierDossier } from './intake-rule.ts';

interface Row {
  readonly id: string;
  readonly code: string;
  readonly state: string;
  readonly is_same_procedure: boolean;
  readonly is_readable: boolean;
  readonly owner: unknown;
  readonly answers: Record<string, unknown>;
  readonly papers: unknown;
  readonly submitted_at: Date;
  readonly ended_at: Date | null;
  readonly receiving_name: string | null;
  readonly competent_name: string | null;
  readonly title: string | null;
  readonly number: string | null;
  readonly signed_at: Date | null;
}

/** Whose dossiers are looked for. */
export interface AskedAbout {
  /** As the record has it; null: the owner has none. */
  readonly identityNumber: string | null;
  readonly ownerName: string;
  readonly procedureCode: string | null;
  /** A dossier that is not its own double. */
  readonly besides: string | null;
  readonly most: number;
}

const readPermission = 'procedures.dossier.get';

function earlierOf(row: Row, hasNumber: boolean): EarlierDossier {
  const { title, number, signed_at: on } = row;
  return {
    id: row.id,
    code: row.code,
    state: row.state,
    hasNumber,
    isSameProcedure: row.is_same_procedure,
    isReadable: row.is_readable,
    owner: Owner.parse(row.owner),
    answers: row.answers,
    papers: StoredPapers.parse(row.papers),
    submittedAt: row.submitted_at,
    endedAt: row.ended_at,
    receivingName: row.receiving_name ?? '',
    competentName: row.competent_name ?? '',
    result: title === null || number === null || on === null ? null : { title, number, on },
  };
}

/** Earlier dossiers of a number, newest first; of somebody without a number those of the same name and procedure. One statement. */
export async function earlierDossiers(
  { db, actor, now }: Pick<Context, 'db' | 'actor' | 'now'>,
  { identityNumber, ownerName, procedureCode, besides, most }: AskedAbout,
): Promise<EarlierDossier[]> {
  const folded = foldName(ownerName);
  const isSameProcedure = procedureCode === null ? sql`false` : sql`p.code = any(${codesOf(procedureCode)})`;
  if (identityNumber === null && (folded === '' || procedureCode === null)) return [];
  const whose =
    identityNumber === null
      ? sql`d.identity_number is null and d.owner_name_folded = ${folded} and ${isSameProcedure}`
      : sql`d.identity_number = ${identityNumber}`;
  const { rows } = await sql<Row>`
    select d.id, d.code, d.state, ${isSameProcedure} as is_same_procedure, ${livesInReach(actor, [readPermission])} as is_readable,
      d.owner, d.answers, d.papers, d.submitted_at, case when d.step_id is null then coalesce(d.returned_at, d.step_since) end as ended_at,
      ${unitNameOn(sql.ref('d.receiving_unit_id'), now)} as receiving_name,
      ${unitNameOn(sql.ref('d.competent_unit_id'), now)} as competent_name,
      r.title, r.number, r.signed_at
    from dossier d
    join procedure_version v on v.id = d.procedure_version_id
    join procedure p on p.id = v.procedure_id
    left join result r on r.dossier_id = d.id and r.state in ('signed', 'issued')
    where ${whose} and d.id is distinct from ${besides}::uuid
    order by d.submitted_at desc, d.id desc limit ${most}`.execute(db);
  return rows.map((row) => earlierOf(row, identityNumber !== null));
}
