import { listDraftHeld as endpoint } from '@dongbo/contract/procedures';
import { notFound } from '@dongbo/kernel';
import { sql } from 'kysely';
import { defineOperation, type Context } from '../define.ts';
import { askedByDraft } from './asked-by-draft.ts';
import { heldSourceJson, readHeldSource } from './held-sources.ts';
import { findOffers, viewOffer } from './offers.ts';

/** Of the files of a draft those that were taken over. */
async function takenIn({ db }: Pick<Context, 'db'>, draftId: string) {
  const { rows } = await sql<{ id: string; source: unknown }>`
    select f.id, ${heldSourceJson(sql.ref('f.id'))} as source from file f where f.attached_to = ${draftId}`.execute(db);
  return rows.flatMap(({ id, source }) => {
    const read = readHeldSource(source);
    return read === null ? [] : [{ fileId: id, source: read }];
  });
}

/** What the administration holds of the papers that the caller's draft asks for. */
export const listDraftHeld = defineOperation(endpoint, async (ctx, { draftId }) => {
  const asked = (await askedByDraft(ctx, draftId)) ?? notFound();
  const offers = await findOffers(ctx.db, asked, ctx.now);
  return { offers: offers.map(viewOffer), taken: await takenIn(ctx, draftId) };
});
