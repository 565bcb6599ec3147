import { getDraft as endpoint } from '@dongbo/contract/procedures';
import { notFound } from '@dongbo/kernel';
import { defineOperation } from '../define.ts';
import { viewDraft } from './draft-view.ts';
import { readDraft } from './take-draft.ts';

export const getDraft = defineOperation(endpoint, async (ctx, { draftId }) => {
  const found = (await readDraft(ctx.db, { id: draftId, personId: ctx.actor.personId, now: ctx.now })) ?? notFound();
  return await viewDraft(ctx, found);
});
