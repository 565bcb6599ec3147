import { foldName } from '@dongbo/contract';
import type { Owner } from '@dongbo/contract/procedures';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import { codesOf } from '../catalogue/plain-code.ts';
import { isOwn, numberAndName } from '../dossiers/own-dossier.ts';
import { mayBeSame, subjectOf } from '../intake/subject-rule.ts';
import type { ProceduresTables } from '../tables.ts';
import { filingPolicy } from './filing-policy.ts';

/** What is filed, by whom. */
export interface Filing {
  readonly personId: string;
  readonly procedureCode: string;
  readonly owner: Owner;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly now: Date;
}

/** A dossier of the same matter that was filed before. */
export interface EarlierFiling {
  readonly id: string;
  readonly code: string;
  readonly at: string;
  readonly isRunning: boolean;
}

interface Row {
  readonly id: string;
  readonly code: string;
  readonly at: Date;
  readonly is_running: boolean;
  readonly is_equal: boolean;
  readonly answers: Record<string, unknown>;
}

/** So many of the person's newest dossiers of the procedure are looked at. */
const mostLookedAt = 20;

const sameSince = (now: Date): Date => new Date(now.getTime() - filingPolicy.sameFilingMs);

const isRunning = sql<boolean>`d.step_id is not null`;

/** Whether a person filed anything lately, or has anything running, so that the same matter may be among it. */
export const mayHaveFiled = (personId: string, now: Date): RawBuilder<boolean> => sql<boolean>`
  (exists (select from dossier d where d.person_id = ${personId} and (d.submitted_at > ${sameSince(now)} or ${isRunning}))
    or exists (select from dossier d where d.person_id is null and ${isRunning}
      and (d.identity_number, d.owner_name_folded) in ${numberAndName(personId)}))`;

/** The newest dossier of the same matter: of the same procedure, owner and, as far as both tell it, subject, and still running, whenever
 * it was filed; or with the same answers within a day, whatever became of it. Looked for among the person's own dossiers. One
 * statement. */
export async function findSameFiling(
  db: Kysely<ProceduresTables>,
  { personId, procedureCode, owner, answers, now }: Filing,
): Promise<EarlierFiling | undefined> {
  const isOwner =
    owner.identityNumber === null
      ? sql`d.identity_number is null and d.owner_name_folded = ${foldName(owner.name)}`
      : sql`d.identity_number = ${owner.identityNumber}`;
  const isEqual = sql`(d.answers = ${JSON.stringify(answers)}::jsonb and d.submitted_at > ${sameSince(now)})`;
  const { rows } = await sql<Row>`
    select d.id, d.code, d.submitted_at as at, d.answers, ${isRunning} as is_running, ${isEqual} as is_equal
    from dossier d
    join procedure_version v on v.id = d.procedure_version_id
    join procedure p on p.id = v.procedure_id
    where ${isOwn(personId)} and p.code = any(${codesOf(procedureCode)}) and (${isEqual} or (${isRunning} and ${isOwner}))
    order by d.submitted_at desc, d.id desc
    limit ${mostLookedAt}`.execute(db);
  const subject = subjectOf(answers);
  const same = rows.find((row) => row.is_equal || mayBeSame(subjectOf(row.answers), subject));
  return same && { id: same.id, code: same.code, at: same.at.toISOString(), isRunning: same.is_running };
}
