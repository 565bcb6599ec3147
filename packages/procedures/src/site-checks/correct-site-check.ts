import { correctSiteCheck as endpoint, siteCheckEvents } from '@dongbo/contract/procedures';
import { closeWork } from '@dongbo/kernel';
import { sql } from 'kysely';
import { defineOperation } from '../define.ts';
import { loadCheckForChange, mayLead } from './load-site-check.ts';
import { presentOf } from './site-check-rule.ts';
import { slotOfSignature } from './work-of-site-check.ts';
import { askForSignatures, writeRecord } from './write-record.ts';

/** Minutes that were wrong stay as they are; a further record says what holds and why, and is signed by itself. Nobody has to sign the
 * ones before any more. */
export const correctSiteCheck = defineOperation(endpoint, async (ctx, input) => {
  const { check, dossier, count } = await loadCheckForChange(ctx, input, {
    permission: endpoint.name,
    states: ['recorded', 'closed'],
    may: (known) => mayLead(ctx.actor, known.dossier, known.check, endpoint.name),
  });
  // Once put right, the newer ones are put right.
  if (check.correctedBy !== null) return ctx.refuse('site-check.not-possible');
  const written = await writeRecord(ctx, { dossier, check, id: ctx.newId() }, input.record);
  if (typeof written === 'string') return ctx.refuse(written);
  const { id, number, book, record } = written;
  await sql`
    with before as (update site_check set version = version + 1 where id = ${check.id}::uuid),
    counted as (update dossier set site_checks = ${count + 1} where id = ${dossier.id}::uuid)
    insert into site_check (id, dossier_id, ordinal, state, unit_id, planned_by, created_at, planned_at, place, subject, asks_owner,
      members, late_at, corrects, correction_reason, number, book, record, recorded_at, recorded_by)
    select ${id}::uuid, dossier_id, ${count + 1}, 'recorded', unit_id, planned_by, ${ctx.now}, planned_at, place, subject, asks_owner,
      members, late_at, id, ${input.reason}, ${number}, ${book}, ${JSON.stringify(record)}::jsonb, ${ctx.now}, ${ctx.actor.personId}::uuid
    from site_check where id = ${check.id}::uuid`.execute(ctx.db);
  for (const { key } of presentOf(check))
    await closeWork(ctx.db, {
      system: 'procedures',
      subjectId: dossier.id,
      slot: slotOfSignature(check.id, key),
    });
  await askForSignatures(ctx, dossier, { ...written, version: 1 });
  ctx.emit(
    siteCheckEvents.corrected,
    {
      dossierId: dossier.id,
      code: dossier.code,
      siteCheckId: id,
      outcome: record.outcome,
      note: `Biên bản số ${number} đính chính biên bản số ${check.number ?? ''}. Lý do: ${input.reason}`,
    },
    { subjectId: dossier.id, unitId: check.unit.id },
  );
  return { id, version: 1, number };
});
