import { unitNameOn } from '@dongbo/kernel';
import { sql, type Kysely } from 'kysely';
import { StoredPapers } from '../dossiers/stored-dossier.ts';
import { subjectOf } from '../intake/subject-rule.ts';
import type { ProceduresTables } from '../tables.ts';
import { nationalCode, type HeldItem } from './held-rule.ts';
import { heldResult } from './held-result.ts';

/** Something held, with whose it is and where it lies. */
export interface FoundItem extends HeldItem {
  readonly kind: 'result' | 'paper';
  /** Since when it is held: when the result was signed with which the papers were found right, too. */
  readonly heldSince: Date;
  readonly identityNumber: string;
  readonly dossierId: string;
  readonly number: string | null;
  readonly unitId: string;
  readonly unitName: string;
  /** Whom or what it is about beside its owner; null: not told. */
  readonly subject: string | null;
  readonly fileIds: readonly string[];
}

interface Row {
  readonly id: string;
  readonly identity_number: string;
  readonly procedure_code: string;
  readonly paper_case: string | null;
  readonly papers: unknown;
  readonly answers: Record<string, unknown>;
  readonly submitted_at: Date;
  readonly receiving_unit_id: string;
  readonly receiving_name: string | null;
  readonly competent_unit_id: string;
  readonly competent_name: string | null;
  readonly title: string;
  readonly number: string | null;
  readonly signed_at: Date;
  readonly file_id: string;
  /** Files of the dossier that were taken over from another. */
  readonly copied: readonly string[];
}

/** Whose things are looked for, and where. */
export interface HeldSearch {
  /** As the record has them. */
  readonly identityNumbers: readonly string[];
  /** National codes of the procedures whose dossiers are looked at. */
  readonly codes: readonly string[];
  /** Names of units are those of this instant. */
  readonly now: Date;
}

/** Of one person so many dossiers are looked at, newest first. */
const mostDossiers = 200;

function itemsOf(row: Row): FoundItem[] {
  const shared = {
    identityNumber: row.identity_number,
    dossierId: row.id,
    heldSince: row.signed_at,
    procedureCode: nationalCode(row.procedure_code),
    paperCase: row.paper_case,
    subject: subjectOf(row.answers)?.name ?? null,
  };
  const result: FoundItem = {
    ...shared,
    kind: 'result',
    componentId: null,
    name: row.title,
    number: row.number,
    unitId: row.competent_unit_id,
    unitName: row.competent_name ?? '',
    at: row.signed_at,
    fileIds: [row.file_id],
  };
  const papers = StoredPapers.parse(row.papers)
    // What was taken over is held where it comes from, as long as it holds.
    .filter(({ fileIds }) => fileIds.length > 0 && !fileIds.some((id) => row.copied.includes(id)))
    .map(({ componentId, name, fileIds }): FoundItem => ({
      ...shared,
      kind: 'paper',
      componentId,
      name,
      number: null,
      unitId: row.receiving_unit_id,
      unitName: row.receiving_name ?? '',
      at: row.submitted_at,
      fileIds,
    }));
  return [result, ...papers];
}

/** Results and papers of dossiers that were settled with a result, of people by their number and never by their name: with the result the
 * papers were found right. Newest first; one statement. */
export async function findHeld(db: Kysely<ProceduresTables>, search: HeldSearch): Promise<FoundItem[]> {
  const { identityNumbers, codes, now } = search;
  if (identityNumbers.length === 0 || codes.length === 0) return [];
  const { rows } = await sql<Row>`
    select d.id, d.identity_number, p.code as procedure_code, d.paper_case, d.papers, d.answers, d.submitted_at,
      d.receiving_unit_id, ${unitNameOn(sql.ref('d.receiving_unit_id'), now)} as receiving_name,
      d.competent_unit_id, ${unitNameOn(sql.ref('d.competent_unit_id'), now)} as competent_name,
      r.title, r.number, r.signed_at, r.file_id,
      array(select k.file_id::text from file f join held_copy k on k.file_id = f.id where f.attached_to = d.id) as copied
    from unnest(${[...new Set(identityNumbers)]}::text[]) as person(number)
    cross join lateral (
      select * from dossier where identity_number = person.number and state in ('resulted', 'returned')
      order by submitted_at desc, id desc limit ${mostDossiers}
    ) as d
    cross join ${heldResult()} as r
    join procedure_version v on v.id = d.procedure_version_id
    join procedure p on p.id = v.procedure_id
    where substring(p.code from '^\\d\\.\\d{6}') = any(${[...codes]}::text[])
    order by r.signed_at desc, d.id desc`.execute(db);
  return rows.flatMap(itemsOf);
}
