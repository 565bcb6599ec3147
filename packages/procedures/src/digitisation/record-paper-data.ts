import { dossierEvents, recordPaperData as endpoint } from '@dongbo/contract/procedures';
import { sql } from 'kysely';
import { defineOperation } from '../define.ts';
import { loadForChange } from '../dossiers/load-dossier.ts';
import { isPartyTo } from '../dossiers/party.ts';
import { fieldsOf, wrongWith } from './digitisation-rule.ts';

interface Before {
  readonly before: string | null;
}

/** Writes down what a paper says: number, day, issuer and validity, as its kind asks. What was written before stands in the timeline. */
export const recordPaperData = defineOperation(endpoint, async (ctx, input) => {
  const dossier = await loadForChange(ctx, input, endpoint.name);
  if (isPartyTo(ctx.actor, dossier)) return ctx.refuse('dossier.same-person');
  const { componentId } = input;
  const paper = dossier.papers.find((one) => one.componentId === componentId);
  if (paper === undefined) return ctx.refuse('component.unknown');
  // Whoever cannot open it again cannot compare what was typed.
  if (paper.fileIds.length === 0) return ctx.refuse('digitisation.not-digitised');
  const wrong = wrongWith(input, fieldsOf(paper.name));
  if (wrong !== null) return ctx.refuse(wrong);
  const { number = '', issuedOn = null, issuedBy = '', validUntil = null } = input;
  const { rows } = await sql<Before>`
    with old as (select concat_ws(', ', number, issued_on, issued_by, valid_until) as before from paper_data
      where dossier_id = ${dossier.id}::uuid and component_id = ${componentId}),
    put as (insert into paper_data (dossier_id, component_id, number, issued_on, issued_by, valid_until, recorded_by, recorded_at)
      values (${dossier.id}::uuid, ${componentId}, nullif(${number}, ''), ${issuedOn}::date, nullif(${issuedBy}, ''), ${validUntil}::date,
        ${ctx.actor.personId}::uuid, ${ctx.now})
      on conflict (dossier_id, component_id) do update set number = excluded.number, issued_on = excluded.issued_on,
        issued_by = excluded.issued_by, valid_until = excluded.valid_until, recorded_by = excluded.recorded_by,
        recorded_at = excluded.recorded_at)
    select (select before from old) as before`.execute(ctx.db);
  const before = rows[0]?.before ?? null;
  ctx.emit(
    dossierEvents.paperDataRecorded,
    {
      dossierId: dossier.id,
      code: dossier.code,
      componentId,
      note: before === null ? paper.name : `${paper.name} (trước đó: ${before})`,
    },
    { subjectId: dossier.id, unitId: dossier.receiving.id },
  );
  return { componentId };
});
