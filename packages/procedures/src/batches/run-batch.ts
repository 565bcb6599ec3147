import { findActorOfPerson, GeneralError, Refusal, type Actor, type JobContext } from '@dongbo/kernel';
import { z } from 'zod';
import { defineJob, type Ports } from '../define.ts';
import { findDossiers } from '../dossiers/dossier-store.ts';
import { signCopies } from '../digitisation/sign-copies.ts';
import { actOnDossier } from '../settling/act-on-dossier.ts';
import { receiveDossier } from '../settling/receive-dossier.ts';
import type { ProceduresTables } from '../tables.ts';
import { batchFacts } from './batch-facts.ts';
import { planItem, type PlannedItem } from './batch-rule.ts';
import { endBatch, stopBatch } from './end-batch.ts';
import { itemRequestId } from './item-request-id.ts';
import { printBatch } from './print-batch.ts';
import { findBatch, itemsOf, noteFailure, noteOutcome, type StoredBatch, type StoredItem } from './stored-batch.ts';

type Running = JobContext<ProceduresTables, Ports>;

const Payload = z.object({ batchId: z.uuid() });
/** So many in one run of the job: others get their turn in between. */
const pieceSize = 20;
/** An item that fails so often for a cause that is not its own holds up the others no longer. */
const mostFailures = 3;

/** Was it done under this id already? Asked where the rule says no: it may say so because it was. */
async function wasDone({ db }: Running, actorId: string, requestId: string): Promise<boolean> {
  const known = await db
    .selectFrom('request')
    .select('request_id')
    .where('actor_id', '=', actorId)
    .where('request_id', '=', requestId)
    .executeTakeFirst();
  return known !== undefined;
}

/** Does one as who asked, and answers what became of it. */
async function doOne(
  ctx: Running,
  { batch, actor }: { readonly batch: StoredBatch; readonly actor: Actor },
  item: StoredItem,
  plan: PlannedItem | string,
): Promise<string> {
  const requestId = itemRequestId(batch.id, item.dossierId);
  if (typeof plan === 'string') return (await wasDone(ctx, batch.personId, requestId)) ? 'done' : plan;
  const { dossierId, version } = item;
  const { receiver } = batch.wish;
  const taker = receiver && {
    receiver: receiver.kind,
    receiverName: receiver.name,
    receiverNumber: receiver.number,
    mandateSeen: receiver.mandateSeen,
  };
  try {
    if (plan.kind === 'receive')
      await ctx.runAs(receiveDossier, { actor, requestId, input: { dossierId, version, timeLimit: plan.timeLimit } });
    else if (plan.kind === 'sign') await ctx.runAs(signCopies, { actor, requestId, input: { dossierId, version } });
    else if (plan.kind === 'act')
      await ctx.runAs(actOnDossier, {
        actor,
        requestId,
        input: { dossierId, version, action: plan.action, ...taker },
      });
    return 'done';
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    // Somebody else runs the same at this moment, and will say how it went.
    if (error instanceof GeneralError && error.code !== 'request-in-progress') return error.code;
    if ((await noteFailure(ctx.db, batch.id, item.ordinal)) < mostFailures) throw error;
    ctx.log.error({ error, batch: batch.id, dossier: dossierId }, 'one of a batch failed');
    return 'internal-error';
  }
}

/** Does the next of those whose turn has not come, one after the other; answers whether there are more. */
async function doPiece(ctx: Running, batch: StoredBatch, actor: Actor): Promise<boolean> {
  const waiting = (await itemsOf(ctx.db, batch.id)).filter(({ outcome }) => outcome === null);
  const piece = waiting.slice(0, pieceSize);
  const ids = piece.map(({ dossierId }) => dossierId);
  const found = piece.length === 0 ? [] : await findDossiers(ctx.db, ids, { at: ctx.now, lock: false });
  const asked = { ...ctx, actor };
  const facts = await batchFacts(asked, found, [batch.wish.act]);
  const known = new Map(found.map((dossier) => [dossier.id, dossier]));
  for (const item of piece) {
    const plan = planItem(asked, known.get(item.dossierId), batch.wish, facts);
    const outcome = await doOne(ctx, { batch, actor }, item, plan);
    await noteOutcome(ctx.db, batch.id, { ordinal: item.ordinal, outcome });
  }
  return waiting.length > piece.length;
}

/** Who asked may do nothing any more: each of what is left says so. */
async function refuseRest(ctx: Running, batch: StoredBatch): Promise<void> {
  await ctx.db
    .updateTable('batch_item')
    .set({ outcome: 'not-allowed' })
    .where('batch_id', '=', batch.id)
    .where('outcome', 'is', null)
    .execute();
  await endBatch(ctx, batch, 'ended');
}

async function take(ctx: Running, batchId: string): Promise<{ batch: StoredBatch; actor: Actor } | null> {
  const batch = await findBatch(ctx.db, batchId, ctx.now);
  if (batch === undefined || batch.state !== 'running') return null;
  ctx.about(batchId);
  const actor = await findActorOfPerson(ctx.db, batch.personId, ctx.now);
  if (actor !== null) return { batch, actor };
  await refuseRest(ctx, batch);
  return null;
}

async function giveUp(ctx: Running, { batchId }: z.output<typeof Payload>): Promise<void> {
  const batch = await findBatch(ctx.db, batchId, ctx.now);
  if (batch === undefined) return;
  ctx.about(batchId);
  await stopBatch(ctx, batch);
}

const options = { transaction: 'none', maxAttempts: 8, givenUp: giveUp } as const;

/** Does the dossiers of a batch one after the other, each as who asked and in a transaction of its own. A run that was cut off is
 * followed by one that goes on where it stopped: what was done is known by its request id. */
export const doMany = defineJob(
  'procedures.do-many',
  Payload,
  async (ctx, { batchId }) => {
    const taken = await take(ctx, batchId);
    if (taken === null) return;
    if (await doPiece(ctx, taken.batch, taken.actor)) ctx.enqueue(doMany, { batchId });
    else await endBatch(ctx, taken.batch, 'ended');
  },
  options,
);

/** Prints the papers of a batch into one PDF. A run that was cut off begins anew: nothing was changed. */
export const printMany = defineJob(
  'procedures.print-many',
  Payload,
  async (ctx, { batchId }) => {
    const taken = await take(ctx, batchId);
    if (taken !== null) await printBatch(ctx, taken.batch, taken.actor);
  },
  { ...options, pool: 'heavy' },
);
