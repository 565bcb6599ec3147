import type { Context } from '../define.ts';
import type { StoredProposal } from './stored-proposal.ts';

/** What became of a proposal. */
interface Outcome {
  readonly state: 'decided' | 'returned' | 'overtaken';
  readonly remark?: string;
}

/** A proposal no longer waits. One statement. */
export async function closeProposal(
  ctx: Pick<Context, 'db' | 'now' | 'actor'>,
  { id }: Pick<StoredProposal, 'id'>,
  { state, remark }: Outcome,
): Promise<void> {
  await ctx.db
    .updateTable('ending_proposal')
    .set({ state, remark: remark ?? null, closed_by: ctx.actor.personId, closed_at: ctx.now })
    .where('id', '=', id)
    .execute();
}
