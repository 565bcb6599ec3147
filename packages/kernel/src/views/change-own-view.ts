import { shareView } from '@dongbo/contract';
import { sql } from 'kysely';
import { mayAt } from '../identity/actor.ts';
import type { KernelContext } from '../operation/kernel-operation.ts';
import { readAncestors } from '../organisation/public.ts';

/** One at a time changes the names of a person's views: how many there are and which names are taken is not changed by another meanwhile.
 * Goes out with what follows, which sees what was there when the lock was had. */
export function lockViews(ctx: Pick<KernelContext, 'db' | 'later'>, personId: string | null): void {
  ctx.later(sql`select pg_advisory_xact_lock(hashtextextended(${`views of ${personId ?? ''}`}, 0))`.execute(ctx.db));
}

/** May the caller still change what a view shows or is called? Where it is shown to a unit, whoever leads that unit no longer does not
 * speak to its people. */
export const maySpeakTo = async (ctx: Pick<KernelContext, 'db' | 'actor'>, unitId: string | null): Promise<boolean> =>
  unitId === null || mayAt(ctx.actor, shareView.name, { ancestors: await readAncestors(ctx.db, unitId), field: null });
