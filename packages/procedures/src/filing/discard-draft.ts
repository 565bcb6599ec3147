import { discardDraft as endpoint } from '@dongbo/contract/procedures';
import { notFound, releaseFiles } from '@dongbo/kernel';
import { defineOperation } from '../define.ts';
import { deleteDraft, findDraft } from './draft-store.ts';

/** Throws an unfinished filing away; its papers are let go and swept after a day. */
export const discardDraft = defineOperation(endpoint, async (ctx, { draftId }) => {
  const draft = (await findDraft(ctx.db, { id: draftId, personId: ctx.actor.personId, now: ctx.now })) ?? notFound();
  ctx.about(draft.id);
  await releaseFiles(ctx, draft.id, []);
  await deleteDraft(ctx.db, draft.id);
  return {};
});
