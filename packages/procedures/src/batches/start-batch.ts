import { applicantFormKey, type InputOf } from '@dongbo/contract';
import { startBatch as endpoint } from '@dongbo/contract/procedures';
import { sql } from 'kysely';
import { defineOperation, type Context, type OperationOf } from '../define.ts';
import { livesInReach } from '../dossiers/dossier-reach.ts';
import { lackOfReceiver, type ReceiverOrder } from '../results/receiver-rule.ts';
import { batchLimits } from './batch-data.ts';
import { formOf, type BatchOrder } from './batch-rule.ts';
import { doMany, printMany } from './run-batch.ts';
import { ownersIn, submitterOf, type Taking } from './taker-rule.ts';

const dayMs = 86_400_000;

/** Whose results they are and who handed them in, of those that the caller may see: each of the others is refused by itself. */
async function takingsOf({ db, actor }: Context, ids: readonly string[]): Promise<Taking[]> {
  const { rows } = await sql<Taking>`
    select d.owner ->> 'name' as "ownerName", d.owner ->> 'identityNumber' as "ownerNumber",
      case when d.submitter_name = d.owner ->> 'name' then '' else d.submitter_name end as "submitterName",
      nullif(d.answers #>> ${[applicantFormKey, 'submitterIdentityNumber']}::text[], '') as "submitterNumber"
    from dossier d join procedure_version v on v.id = d.procedure_version_id
    where d.id = any(${ids}::uuid[]) and ${livesInReach(actor, ['procedures.dossier.get'])}`.execute(db);
  return rows;
}

/** Who takes what is handed over. Nobody takes results of others without their mandate, and who handed dossiers in takes those alone. */
async function receiverIn(ctx: OperationOf<typeof endpoint>, input: InputOf<typeof endpoint>): Promise<ReceiverOrder> {
  const { receiver: kind, receiverName: name, receiverNumber: number, mandateSeen } = input;
  const receiver = kind && { kind, name, number, mandateSeen };
  const lack = lackOfReceiver(receiver);
  if (lack !== null || receiver === undefined) return ctx.refuse(lack ?? 'dossier.receiver-missing');
  if (kind === 'mandate') return receiver;
  const takings = await takingsOf(
    ctx,
    input.dossiers.map(({ dossierId }) => dossierId),
  );
  if (kind === 'owner' && ownersIn(takings) > 1) return ctx.refuse('batch.several-owners');
  if (kind === 'submitter' && takings.length > 0 && submitterOf(takings) === null)
    return ctx.refuse('batch.no-one-submitter');
  return receiver;
}

const limitsIn = ({ limits }: InputOf<typeof endpoint>): BatchOrder['limits'] =>
  limits && Object.fromEntries(limits.map(({ procedureCode, limit }) => [procedureCode, limit]));

async function wishOf(ctx: OperationOf<typeof endpoint>, input: InputOf<typeof endpoint>): Promise<BatchOrder> {
  const { act } = input;
  if (act === 'hand-over') return { act, receiver: await receiverIn(ctx, input) };
  return act === 'receive' ? { act, limits: limitsIn(input) } : { act };
}

/** Notes what is to be done to which dossiers, and has it done in the background. Nothing is decided of a dossier here: whoever asked is
 * told of each what became of it. */
export const startBatch = defineOperation(endpoint, async (ctx, input) => {
  const { act, dossiers } = input;
  // What is printed changes nothing.
  if (formOf(act) === null) ctx.requireFresh();
  const most = batchLimits.most[act];
  if (dossiers.length > most) return ctx.refuse('batch.too-many', { most });
  if (new Set(dossiers.map(({ dossierId }) => dossierId)).size < dossiers.length)
    return ctx.refuse('batch.named-twice');
  const wish = await wishOf(ctx, input);
  // Two starts at once must not both find room below the limit.
  const lock = `batches of ${ctx.actor.personId ?? ''}`;
  ctx.later(sql`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))`.execute(ctx.db));
  const id = ctx.newId();
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
