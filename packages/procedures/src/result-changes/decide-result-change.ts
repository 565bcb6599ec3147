import { dossierEvents, decideResultChange as endpoint } from '@dongbo/contract/procedures';
import { formatInstant, GeneralError, localDate, vietnameseDate } from '@dongbo/kernel';
import { defineOperation, type Context } from '../define.ts';
import { dossierChanged } from '../dossiers/dossier-changed.ts';
import { loadForChange } from '../dossiers/load-dossier.ts';
import { isPartyTo } from '../dossiers/party.ts';
import { saveDossier } from '../dossiers/save-dossier.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import { addResultDecision } from '../letters/result-decision-letter.ts';
import { decidingBody } from '../results/deciding-body.ts';
import { exchangeOf, type OpenExchange } from '../paper-exchanges/open-exchange.ts';
import { bookOf, drawResultNumber } from '../results/result-book.ts';
import { changeGroundOf, writtenChangeGround } from './change-grounds.ts';
import { isOwnChange, maySettleChange, withoutProposal } from './result-change-rule.ts';
import { signResultChange } from './sign-result-change.ts';
import type { ProposedChange } from './stored-change.ts';

/** Numbers of what is issued now; null where nothing is. A number that was given once is never given again: the new paper has its own. */
async function numberIt(ctx: Context, dossier: StoredDossier, change: ProposedChange) {
  const day = localDate(ctx.now);
  const body = decidingBody(dossier);
  const { kind, ordinal, paper } = change;
  const number = kind === 'cancellation' ? null : await drawResultNumber(ctx, body, day);
  const drawn =
    number === null
      ? { number, numbered_on: null, book: null }
      : { number, numbered_on: day, book: `${bookOf(body)}:${day.slice(0, 4)}` };
  if (kind === 'reissue') return { ...drawn, decision_number: null };
  const ground = writtenChangeGround(changeGroundOf(change, localDate(change.at)));
  const decision = { kind, change, ordinal, ground, paper, newNumber: number };
  return { ...drawn, decision_number: await addResultDecision(ctx, dossier, decision) };
}

/** Where and until when whoever holds the wrong paper brings it, as timeline and owner read it. Pure. */
function broughtBack(exchange: OpenExchange | null, hasNew: boolean): string {
  if (exchange === null) return '';
  const { unitName, doBy } = exchange;
  const what = hasNew ? 'Mang bản cũ đến đổi lấy bản mới' : 'Nộp lại bản đã nhận';
  return ` ${what} tại ${unitName} trước hết ${vietnameseDate(localDate(doBy))}.`;
}

/** The leader follows the proposal: the paper does not hold any more from now on, and what takes its place is numbered and goes to be
 * signed. */
export const decideResultChange = defineOperation(endpoint, async (ctx, input) => {
  const dossier = await loadForChange(ctx, input, endpoint.name);
  if (isPartyTo(ctx.actor, dossier)) return ctx.refuse('dossier.same-person');
  const { resultChange: change } = dossier;
  if (change === null) return ctx.refuse('result-change.none-proposed');
  if (!maySettleChange(ctx.actor, dossier, endpoint.name)) throw new GeneralError('not-allowed');
  if (isOwnChange(ctx.actor, dossier)) return ctx.refuse('result-change.own-proposal');
  const { ordinal, paper } = change;
  const numbers = await numberIt(ctx, dossier, change);
  await ctx.db
    // The owner who asked for it was followed.
    .with('followed', (db) =>
      db
        .updateTable('correction_request')
        .set({ state: 'followed', answered_by: ctx.actor.personId, answered_at: ctx.now })
        .where('dossier_id', '=', dossier.id)
        .where('state', '=', 'proposed'),
    )
    .updateTable('result_change')
    .set({ state: 'decided', ordinal, closed_by: ctx.actor.personId, closed_at: ctx.now, ...numbers })
    .where('id', '=', change.id)
    .execute();
  const after = withoutProposal(dossier, change.kind);
  saveDossier(ctx, after);
  if (numbers.number !== null) ctx.enqueue(signResultChange, { changeId: change.id });
  const { text } = changeGroundOf(change, localDate(change.at));
  const exchange = exchangeOf(ctx, after);
  ctx.emit(
    dossierEvents.resultChanged,
    {
      dossierId: dossier.id,
      code: dossier.code,
      kind: change.kind,
      ground: change.ground,
      replaced: paper.number,
      number: numbers.number,
      decisionNumber: numbers.decision_number,
      note: `${text.vi}. ${change.reason}${broughtBack(exchange, numbers.number !== null)}`,
      ...(exchange !== null && { exchangeAt: exchange.unitName, exchangeBy: formatInstant(exchange.doBy) }),
    },
    { subjectId: dossier.id, unitId: dossier.competent.id },
  );
  return dossierChanged(after);
});
