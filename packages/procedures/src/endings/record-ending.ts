import { dossierEvents } from '@dongbo/contract/procedures';
import { localDate, type Calendar } from '@dongbo/kernel';
import type { Context } from '../define.ts';
import { enterDossier } from '../dossiers/open-dossier.ts';
import { saveDossier } from '../dossiers/save-dossier.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import { unitOfStep } from '../dossiers/work-of-dossier.ts';
import { settlementInWords } from '../fees/end-settlement.ts';
import { readFeeRecord, settlementNow } from '../fees/fee-record.ts';
import { refundEndedDossier } from '../fees/refund-ended-dossier.ts';
import { addEndingNotice } from '../letters/ending-letter.ts';
import { closePause } from '../supplements/record-supplements.ts';
import { resumedClock } from '../supplements/supplement-rule.ts';
import { closeProposal } from './close-proposal.ts';
import { groundOf, writtenGround } from './ending-grounds.ts';

/** How a dossier shall end without a result. */
export interface EndingOrder {
  readonly kind: 'refused' | 'withdrawn' | 'stopped';
  /** Key of the list of grounds. */
  readonly ground: string;
  readonly reason: string;
}

/** The same with what becomes of the money that was paid, in words; null: none was. */
interface SettledOrder extends EndingOrder {
  readonly settlement: string | null;
}

/** The dossier as it stands after it ended: nobody has work with it, its clock is finished, its numbers and papers stay. Pure. */
function endedDossier(
  dossier: StoredDossier,
  order: SettledOrder,
  { at, by, calendar }: { at: Date; by: string | null; calendar: Calendar },
) {
  // A pause that is open ends with the dossier.
  const counting = { policy: dossier.supplementPolicy, calendar };
  return {
    ...dossier,
    state: order.kind,
    stepId: null,
    stepSince: at,
    assignee: null,
    openPath: null,
    supplement: null,
    proposal: null,
    ending: { ...order, by, at },
    clock: dossier.clock && { ...resumedClock(dossier.clock, at, counting), finishedAt: at },
    version: dossier.version + 1,
  } satisfies StoredDossier;
}

/** Who ends it; null: nobody, a rule does. */
const deciderOf = ({ actor }: Pick<Context, 'actor'>): string | null =>
  actor.kind === 'system' ? null : actor.personId;

const endedNow = (ctx: Context, dossier: StoredDossier, order: SettledOrder) =>
  endedDossier(dossier, order, {
    at: ctx.now,
    by: deciderOf(ctx) === null ? null : ctx.actor.name,
    calendar: ctx.calendar(dossier.calendar),
  });

/** The ending as a row. */
async function insertEnding(ctx: Context, dossier: StoredDossier, order: SettledOrder): Promise<void> {
  await ctx.db
    .insertInto('ending')
    .values({
      dossier_id: dossier.id,
      kind: order.kind,
      ground: order.ground,
      reason: order.reason,
      settlement: order.settlement,
      step_id: dossier.stepId ?? '',
      decided_by: deciderOf(ctx),
      decided_at: ctx.now,
    })
    .execute();
}

/** The paper of an ending, and that it ended. `dossier` stands where it stood before. */
async function tellEnding(ctx: Context, dossier: StoredDossier, order: SettledOrder): Promise<void> {
  await addEndingNotice(ctx, dossier, order);
  ctx.emit(
    dossierEvents.ended,
    {
      dossierId: dossier.id,
      code: dossier.code,
      kind: order.kind,
      ground: order.ground,
      note: [writtenGround(groundOf(order.ground, localDate(ctx.now))), order.reason]
        .filter((part) => part !== '')
        .join('. '),
    },
    { subjectId: dossier.id, unitId: unitOfStep(dossier, dossier.stepId).id },
  );
}

/** Stores a prepared dossier as one that ends where it would have been received: it has a code and its letter, and is nobody's work. */
export async function enterEnded(ctx: Context, prepared: StoredDossier, ordered: EndingOrder): Promise<StoredDossier> {
  const order = { ...ordered, settlement: null };
  const after = await enterDossier(ctx, endedNow(ctx, prepared, order));
  await insertEnding(ctx, prepared, order);
  await tellEnding(ctx, { ...prepared, code: after.code }, order);
  return after;
}

/** Ends a dossier without a result: its row, the ending with its paper, open requests and the pause, and its fees, in one
 * transaction. The caller has locked the dossier and decided that it may. */
export async function recordEnding(ctx: Context, dossier: StoredDossier, ordered: EndingOrder): Promise<StoredDossier> {
  const fees = await readFeeRecord(ctx.db, dossier.id);
  const settled = settlementNow(fees, dossier, ctx.now);
  const order = { ...ordered, settlement: settled && settlementInWords(settled) };
  const after = endedNow(ctx, dossier, order);
  await insertEnding(ctx, dossier, order);
  if (dossier.clock?.suspensions.some(({ to }) => to === null)) await closePause(ctx, dossier.id, ctx.now);
  if (dossier.supplement !== null) {
    await ctx.db
      .updateTable('supplement_request')
      .set({ state: 'ended', closed_at: ctx.now })
      .where('id', '=', dossier.supplement.id)
      .execute();
  }
  const { proposal } = dossier;
  if (proposal !== null) {
    await closeProposal(ctx, proposal, { state: order.kind === proposal.kind ? 'decided' : 'overtaken' });
  }
  saveDossier(ctx, after);
  await tellEnding(ctx, dossier, order);
  await refundEndedDossier(ctx, dossier, fees);
  return after;
}
