import { getDraft as endpoint } from '@dongbo/contract/procedures';
import { notFound } from '@dongbo/kernel';
import { defineOperation } from '../define.ts';
import { findDraft } from './draft-store.ts';
import { viewDraft } from './draft-view.ts';

export const getDraft = defineOperation(endpoint, async (ctx, { draftId }) => {
  const draft =
    (await findDraft(ctx.db, { id: draftId, personId: ctx.actor.personId, now: ctx.now }, false)) ?? notFound();
  return await viewDraft(ctx, draft);
});
