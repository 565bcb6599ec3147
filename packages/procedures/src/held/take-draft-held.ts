import { takeDraftHeld as endpoint } from '@dongbo/contract/procedures';
import { notFound } from '@dongbo/kernel';
import { defineOperation } from '../define.ts';
import { askedByDraft } from './asked-by-draft.ts';
import { takeHeld } from './take-held.ts';

/** The owner lets the administration use what it holds of them. The files wait like uploads until the draft is saved with them. */
export const takeDraftHeld = defineOperation(endpoint, async (ctx, { draftId, ...wanted }) => {
  const asked = (await askedByDraft(ctx, draftId)) ?? notFound();
  ctx.about(draftId);
  return (await takeHeld(ctx, asked, wanted)) ?? ctx.refuse('paper.not-held');
});
