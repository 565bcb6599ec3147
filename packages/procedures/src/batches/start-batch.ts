import { startBatch as endpoint } from '@dongbo/contract/procedures';
import { sql } from 'kysely';
import { defineOperation, type Context } from '../define.ts';
import { livesInReach } from '../dossiers/dossier-reach.ts';
import { lackOfReceiver } from '../results/receiver-rule.ts';
import { batchLimits } from './batch-data.ts';
import { formOf, type BatchOrder } from './batch-rule.ts';
import { doMany, printMany } from './run-batch.ts';

const dayMs = 86_400_000;

/** Are they of more than one person: by number, where more than one is known, or by name? Who takes results of others has their mandate. */
async function haveSeveralOwners({ db }: Context, ids: readonly string[]): Promise<boolean> {
  const { rows } = await sql<{ several: boolean }>`
    select count(distinct owner ->> 'identityNumber') > 1 or count(distinct lower(owner ->> 'name')) > 1 as several
    from dossier where id = any(${ids}::uuid[])`.execute(db);
  return rows[0]?.several === true;
}

/** Notes what is to be done to which dossiers, and has it done in the background. Nothing is decided of a dossier here: whoever asked is
 * told of each what became of it. */
export const startBatch = defineOperation(endpoint, async (ctx, input) => {
  const { act, dossiers } = input;
  const most = batchLimits.most[act];
  if (dossiers.length > most) return ctx.refuse('batch.too-many', { most });
  if (new Set(dossiers.map(({ dossierId }) => dossierId)).size < dossiers.length)
    return ctx.refuse('batch.named-twice');
  const { receiver: kind, receiverName: name, receiverNumber: number, mandateSeen } = input;
  const receiver = kind === undefined ? undefined : { kind, name, number, mandateSeen };
  const lack = act === 'hand-over' ? lackOfReceiver(receiver) : null;
  if (lack !== null) return ctx.refuse(lack);
  const ids = dossiers.map(({ dossierId }) => dossierId);
  if (act === 'hand-over' && kind === 'owner' && (await haveSeveralOwners(ctx, ids)))
    return ctx.refuse('batch.several-owners');
  // Two starts at once must not both find room below the limit.
  const lock = `batches of ${ctx.actor.personId ?? ''}`;
  ctx.later(sql`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))`.execute(ctx.db));
  const id = ctx.newId();
  const wish: BatchOrder = act === 'hand-over' ? { act, receiver } : { act };
  const expiresAt = new Date(ctx.now.getTime() + batchLimits.keptDays * dayMs);
  const { rows } = await sql`
    insert into batch (id, person_id, act, wish, started_at, expires_at)
    select ${id}::uuid, ${ctx.actor.personId}::uuid, ${act}, ${JSON.stringify(wish)}::jsonb, ${ctx.now}, ${expiresAt}
    where (select count(*) from batch where person_id = ${ctx.actor.personId}::uuid and state = 'running')
      < ${batchLimits.mostUnfinished} returning id`.execute(ctx.db);
  if (rows.length === 0) return ctx.refuse('batch.too-many-unfinished', { most: batchLimits.mostUnfinished });
  await sql`
    insert into batch_item (batch_id, ordinal, dossier_id, code, version)
    select ${id}::uuid, row_number() over (order by m.place), m."dossierId", coalesce(known.code, ''), m.version
    from (select row_number() over () as place, n.* from jsonb_to_recordset(${JSON.stringify(dossiers)}::jsonb)
      as n("dossierId" uuid, version integer)) m
    left join (select d.id, d.code from dossier d join procedure_version v on v.id = d.procedure_version_id
      where ${livesInReach(ctx.actor, ['procedures.dossier.get'])}) known on known.id = m."dossierId"`.execute(ctx.db);
  ctx.about(id);
  ctx.enqueue(formOf(act) === null ? doMany : printMany, { batchId: id });
  return { id };
});
