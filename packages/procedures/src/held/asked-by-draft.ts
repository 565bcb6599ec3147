import { applicantFormKey, holderOf, identityText } from '@dongbo/contract';
import { localDate } from '@dongbo/kernel';
import type { Context } from '../define.ts';
import { formsForProcedure } from '../forms/default-forms.ts';
import { answersToday } from '../forms/older-answers.ts';
import { readDraft } from '../filing/take-draft.ts';
import { slotsOf } from './held-rule.ts';
import type { Asked } from './offers.ts';

/** What the caller's draft asks for. It is asked about whoever holds the account and about nobody else: as long as somebody does not
 * file for themselves, there is no number and nothing is offered. Undefined: no such draft of the caller. */
export async function askedByDraft(
  ctx: Pick<Context, 'db' | 'now' | 'actor'>,
  draftId: string,
): Promise<Asked | undefined> {
  const found = await readDraft(ctx.db, { id: draftId, personId: ctx.actor.personId, now: ctx.now });
  if (found === undefined) return undefined;
  const { draft, procedure } = found;
  const today = localDate(ctx.now);
  const forms = formsForProcedure(procedure.code, today);
  const answers = answersToday(forms, draft.answers, holderOf(draft.holder, today));
  const { filedFor, submitterRole } = Object(answers[applicantFormKey]);
  const isOwn = filedFor === undefined ? submitterRole === 'owner' : filedFor === 'self';
  const number = identityText(draft.holder.identityNumber ?? '');
  return {
    identityNumber: isOwn && number !== '' ? number : null,
    slots: slotsOf(procedure, { caseKey: draft.paperCase, answers }),
  };
}
