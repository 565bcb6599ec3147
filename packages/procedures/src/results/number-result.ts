import { dossierEvents } from '@dongbo/contract/procedures';
import { localDate } from '@dongbo/kernel';
import type { Context } from '../define.ts';
import type { PlannedMove } from '../settling/move.ts';
import { decidingBody } from './deciding-body.ts';
import { bookOf, drawResultNumber } from './result-book.ts';
import { signResult } from './sign-result.ts';

/** The leader approves: the result gets its number and goes to be signed. A result that was approved before and came back
 * keeps its number, so that the book has neither a gap nor a double (Decree 30/2020/NĐ-CP art. 15). */
export async function recordNumber(ctx: Context, { after }: PlannedMove): Promise<void> {
  const { result } = after;
  const body = decidingBody(after);
  const signerId = ctx.actor.personId;
  if (result?.state !== 'signing' || signerId === null) return;
  const day = localDate(ctx.now);
  const drawn = result.number === null;
  const number = result.number ?? (await drawResultNumber(ctx, body, day));
  const numberedOn = result.numberedOn ?? day;
  const numbered = ctx.db
    .updateTable('result')
    .set({
      state: 'signing',
      signer_id: signerId,
      number,
      numbered_on: numberedOn,
      book: `${bookOf(body)}:${numberedOn.slice(0, 4)}`,
    })
    .where('dossier_id', '=', after.id)
    // Signed while this act waited for the dossier: that stands.
    .where('state', 'not in', ['signed', 'issued'])
    .execute();
  ctx.later(numbered);
  if (drawn) {
    ctx.emit(
      dossierEvents.resultNumbered,
      { dossierId: after.id, code: after.code, number, signerId },
      { subjectId: after.id, unitId: after.competent.id },
    );
  }
  ctx.enqueue(signResult, { dossierId: after.id });
}
