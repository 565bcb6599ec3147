import { printSupplementIntake as endpoint } from '@dongbo/contract/procedures';
import {
  agencyOf,
  composeLetter,
  formatInstant,
  mayAt,
  notFound,
  printedAnswer,
  unitJson,
  type UnitFacts,
} from '@dongbo/kernel';
import { sql } from 'kysely';
import { defineOperation, type Context } from '../define.ts';
import { findDossier } from '../dossiers/dossier-store.ts';
import { lookupAddressOf } from '../letters/receipt.ts';
import { SupplementIntakeData } from '../letters/supplement-intake-data.ts';
import { IntakeContent } from './intake-content.ts';

interface Row {
  readonly dossier_id: string;
  readonly unit: UnitFacts;
  readonly taken_by: string;
  readonly taken_at: Date;
  readonly answer_by: Date;
  readonly content: unknown;
}

/** What was taken in, for the counter that did. */
async function findIntake(ctx: Pick<Context, 'db' | 'now' | 'actor'>, supplementIntakeId: string): Promise<Row> {
  const { rows } = await sql<Row>`
    select i.dossier_id, ${unitJson(sql.ref('i.unit_id'), ctx.now)} as unit, p.name as taken_by, i.taken_at, q.answer_by, i.content
    from supplement_intake i join supplement_request q on q.id = i.request_id join person p on p.id = i.taken_by
    where i.id = ${supplementIntakeId}::uuid`.execute(ctx.db);
  const [row] = rows;
  if (row === undefined) return notFound();
  return mayAt(ctx.actor, endpoint.name, { ancestors: row.unit.ancestors, field: null }) ? row : notFound();
}

/** The receipt that the person takes home: what was taken in where and when, and what is still waited for. */
export const printSupplementIntake = defineOperation(endpoint, async (ctx, { supplementIntakeId }) => {
  const intake = await findIntake(ctx, supplementIntakeId);
  const dossier = (await findDossier(ctx.db, intake.dossier_id, { at: ctx.now, lock: false })) ?? notFound();
  ctx.about(dossier.id);
  const { superior, name, place } = agencyOf(intake.unit);
  const data = SupplementIntakeData.parse({
    agency: { superior, name },
    place,
    takenAt: formatInstant(intake.taken_at),
    dossierCode: dossier.code,
    procedure: { code: dossier.procedure.code, name: dossier.procedure.name },
    owner: dossier.owner.name,
    submitter: dossier.submitterName,
    counter: intake.unit.name,
    competent: agencyOf(dossier.competent).fullName,
    ...IntakeContent.parse(intake.content),
    answerBy: formatInstant(intake.answer_by),
    receiver: intake.taken_by,
    lookupAddress: lookupAddressOf(ctx),
  });
  const fileName = `Bien-nhan-bo-sung-${dossier.code}.pdf`;
  return await printedAnswer(
    ctx,
    composeLetter(ctx, { form: 'supplement-intake', data, qrText: dossier.code, fileName }),
  );
});
