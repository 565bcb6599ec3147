import type { BatchAct } from '@dongbo/contract/procedures';
import { findStep, localDate } from '@dongbo/kernel';
import { sql } from 'kysely';
import { codesOf } from '../catalogue/plain-code.ts';
import { getProcedureVersions } from '../catalogue/procedure-store.ts';
import type { Context } from '../define.ts';
import { closedUnits } from '../dossiers/closed-units.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import { intakePolicyOn } from '../intake/intake-data.ts';
import { sameMatter } from '../intake/intake-rule.ts';
import { subjectOf } from '../intake/subject-rule.ts';
import type { BatchFacts } from './batch-rule.ts';

type Reading = Pick<Context, 'db' | 'now' | 'requireStage'>;

interface Marks {
  readonly id: string;
  readonly is_unpaid: boolean;
  readonly is_unsigned: boolean;
  readonly has_receipt: boolean;
  readonly signed_files: readonly string[];
  /** Other dossiers of the same person and procedure, newest first. */
  readonly others: readonly { readonly answers: Readonly<Record<string, unknown>>; readonly endedAt: string | null }[];
}

/** What is known of each beside itself, and of those that wait for reception what of the same person and procedure lies here: one
 * statement for the pile. */
async function marksOf(
  { db, now }: Reading,
  pile: readonly StoredDossier[],
  waiting: ReadonlySet<string>,
): Promise<readonly Marks[]> {
  const { mostLookedAt } = intakePolicyOn(localDate(now));
  const asked = pile.map(({ id, procedure }) => ({ id, codes: codesOf(procedure.code), waits: waiting.has(id) }));
  const { rows } = await sql<Marks>`
    select d.id,
      exists (select from fee_demand f where f.dossier_id = d.id and f.state = 'open') as is_unpaid,
      d.result_mark is not null and d.result_mark <> 'cancelled' and exists (select from result_change c
        where c.dossier_id = d.id and c.number is not null and c.signed_file_id is null) as is_unsigned,
      exists (select from letter l where l.subject_id = d.id and l.form = 'receipt') as has_receipt,
      array(select c.file_id::text from signed_copy c where c.dossier_id = d.id) as signed_files,
      case when q.waits then (
        select coalesce(jsonb_agg(jsonb_build_object('answers', o.answers, 'endedAt', o.ended_at)), '[]') from (
          select o.answers, case when o.step_id is null then coalesce(o.returned_at, o.step_since) end as ended_at
          from dossier o join procedure_version v on v.id = o.procedure_version_id join procedure p on p.id = v.procedure_id
          where (o.identity_number = d.identity_number
              or (d.identity_number is null and o.identity_number is null and o.owner_name_folded = d.owner_name_folded))
            and o.id <> d.id and p.code = any(q.codes)
          order by o.submitted_at desc, o.id desc limit ${mostLookedAt}) o) else '[]' end as others
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as q(id uuid, codes text[], waits boolean)
    join dossier d on d.id = q.id`.execute(db);
  return rows;
}

/** Where the same matter lies here already, by the same rule as the check at reception. */
function liesHereTwice(dossier: StoredDossier | undefined, { others }: Marks, now: Date): boolean {
  const { endedDays } = intakePolicyOn(localDate(now));
  const earlier = others.map(({ answers, endedAt }) => ({
    answers,
    endedAt: endedAt === null ? null : new Date(endedAt),
    isSameProcedure: true,
  }));
  return sameMatter(earlier, { subject: subjectOf(dossier?.answers ?? {}), now, endedDays }).length > 0;
}

/** What the rule of a pile asks of beside its dossiers, for the acts that are meant: two statements whatever the pile. */
export async function batchFacts(
  ctx: Reading,
  pile: readonly StoredDossier[],
  acts: readonly BatchAct[],
): Promise<BatchFacts> {
  const waiting = acts.includes('receive')
    ? pile.filter(({ process, stepId }) => findStep(process, stepId ?? '')?.kind === 'reception')
    : [];
  const known = new Map(waiting.map((dossier) => [dossier.id, dossier]));
  const marks = pile.length === 0 ? [] : await marksOf(ctx, pile, new Set(known.keys()));
  const idsOf = (has: (mark: Marks) => boolean) => new Set(marks.filter(has).map(({ id }) => id));
  const versions = [...new Set(waiting.map(({ procedure }) => procedure.versionId))];
  return {
    procedures: await getProcedureVersions(ctx.db, versions, ctx.now),
    same: idsOf((mark) => known.has(mark.id) && liesHereTwice(known.get(mark.id), mark, ctx.now)),
    unpaid: idsOf((mark) => mark.is_unpaid),
    unsigned: idsOf((mark) => mark.is_unsigned),
    receipts: idsOf((mark) => mark.has_receipt),
    signedFiles: new Set(marks.flatMap((mark) => mark.signed_files)),
    closed: await closedUnits(ctx, pile),
  };
}
