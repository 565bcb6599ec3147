import { dossierEvents, sendApology as endpoint } from '@dongbo/contract/procedures';
import { formatInstant, GeneralError } from '@dongbo/kernel';
import { defineOperation } from '../define.ts';
import { dossierChanged } from '../dossiers/dossier-changed.ts';
import { loadForChange } from '../dossiers/load-dossier.ts';
import { isPartyTo } from '../dossiers/party.ts';
import { addApologyLetter } from '../letters/apology-letter.ts';
import { bodyOf } from '../letters/letter-signer.ts';
import { isPossibleDay, maySignApology, signerOf } from './apology-rule.ts';
import { causeOf } from './lateness-data.ts';
import { saveApology } from './save-apology.ts';

/** The leader signs: the owner is told why the dossier is late and until when, once. The due date by law stays what it was, and
 * figures count by it. */
export const sendApology = defineOperation(endpoint, async (ctx, input) => {
  const dossier = await loadForChange(ctx, input, endpoint.name);
  if (isPartyTo(ctx.actor, dossier)) return ctx.refuse('dossier.same-person');
  const { apology, clock } = dossier;
  if (apology?.state === 'sent') return ctx.refuse('apology.sent-already');
  if (apology?.state !== 'written' || apology.promisedOn === null || apology.cause === null)
    return ctx.refuse('apology.none-written');
  if (!maySignApology(ctx.actor, dossier, endpoint.name)) throw new GeneralError('not-allowed');
  const { promisedOn, cause, unitId } = apology;
  // Meanwhile it was done, or waits for its owner.
  if (clock === null || clock.finishedAt !== null || clock.dueAt === null) return ctx.refuse('apology.not-here');
  const { dueAt } = clock;
  if (!isPossibleDay(promisedOn, { dueAt, now: ctx.now, calendar: ctx.calendar(dossier.calendar) }))
    return ctx.refuse('apology.day-not-possible');
  const sent = { ...apology, state: 'sent' as const, dueAt, sentAt: ctx.now };
  const after = await saveApology(ctx, dossier, { apology: sent, version: dossier.version + 1 });
  const body = bodyOf(dossier, signerOf(dossier).at);
  await addApologyLetter(ctx, dossier, { ...sent, promisedOn, body });
  await ctx.db
    .updateTable('apology')
    .set({ state: 'sent', due_at: dueAt, sent_by: ctx.actor.personId, sent_at: ctx.now })
    .where('dossier_id', '=', dossier.id)
    .execute();
  ctx.emit(
    dossierEvents.apologySent,
    {
      dossierId: dossier.id,
      code: dossier.code,
      cause,
      unitAtFaultId: unitId,
      dueAt: formatInstant(dueAt),
      promisedOn,
      note: [causeOf(cause).text.vi, apology.explanation ?? ''].filter((part) => part !== '').join('. '),
    },
    { subjectId: dossier.id, unitId: body.id },
  );
  return dossierChanged(after);
});
