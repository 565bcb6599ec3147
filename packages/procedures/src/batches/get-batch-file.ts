import { getBatchFile as endpoint } from '@dongbo/contract/procedures';
import { notFound, storedFileAnswer } from '@dongbo/kernel';
import { sql } from 'kysely';
import { defineOperation } from '../define.ts';
import { livesInReach } from '../dossiers/dossier-reach.ts';
import { permissionOf } from './batch-rule.ts';
import { findBatch } from './stored-batch.ts';

/** What one had printed, while it is kept. Whether one may still read each of the papers is asked anew. */
export const getBatchFile = defineOperation(endpoint, async (ctx, { batchId }) => {
  ctx.about(batchId);
  const batch = await findBatch(ctx.db, batchId, ctx.now);
  if (batch === undefined || batch.personId !== ctx.actor.personId) return notFound();
  if (batch.fileId === null) return ctx.refuse('batch.not-ready');
  const { rows } = await sql<{ printed: number; readable: number }>`
    select count(*)::int as printed, (count(*) filter (where ${livesInReach(ctx.actor, [permissionOf[batch.wish.act]])}))::int as readable
    from batch_item i join dossier d on d.id = i.dossier_id join procedure_version v on v.id = d.procedure_version_id
    where i.batch_id = ${batchId}::uuid and i.outcome = 'done'`.execute(ctx.db);
  const [{ printed, readable } = { printed: 0, readable: 0 }] = rows;
  if (readable < printed) return ctx.refuse('export.permission-changed');
  return { ...(await storedFileAnswer(ctx, batch.fileId)), rows: printed };
});
