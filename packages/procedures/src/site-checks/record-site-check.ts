import { recordSiteCheck as endpoint, siteCheckEvents } from '@dongbo/contract/procedures';
import { sql } from 'kysely';
import { defineOperation } from '../define.ts';
import { loadCheckForChange, mayLead } from './load-site-check.ts';
import { slotOfCheck } from './work-of-site-check.ts';
import { askForSignatures, writeRecord } from './write-record.ts';

/** What was found is written down, with photographs; from now on it waits for signatures, and its words do not change. */
export const recordSiteCheck = defineOperation(endpoint, async (ctx, input) => {
  const { check, dossier } = await loadCheckForChange(ctx, input, {
    permission: endpoint.name,
    states: ['planned'],
    may: (known) => mayLead(ctx.actor, known.dossier, known.check, endpoint.name),
  });
  const written = await writeRecord(ctx, { dossier, check, id: check.id }, input.record);
  if (typeof written === 'string') return ctx.refuse(written);
  const { number, book, record } = written;
  const version = check.version + 1;
  await sql`
    with done as (delete from work_item
      where subject_id = ${dossier.id}::uuid and system = 'procedures' and slot = ${slotOfCheck(check.id)})
    update site_check set state = 'recorded', record = ${JSON.stringify(record)}::jsonb, number = ${number},
      book = ${book}, recorded_at = ${ctx.now}, recorded_by = ${ctx.actor.personId}::uuid, version = ${version}
    where id = ${check.id}::uuid`.execute(ctx.db);
  await askForSignatures(ctx, dossier, { ...written, version });
  ctx.emit(
    siteCheckEvents.recorded,
    {
      dossierId: dossier.id,
      code: dossier.code,
      siteCheckId: check.id,
      outcome: record.outcome,
      note: `Biên bản số ${number}`,
    },
    { subjectId: dossier.id, unitId: check.unit.id },
  );
  return { id: check.id, version, number };
});
