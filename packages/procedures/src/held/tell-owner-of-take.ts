import type { HeldTaken } from '@dongbo/contract/procedures';
import { scopesOf, unitNameOn } from '@dongbo/kernel';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Context } from '../define.ts';
import { tellPeople } from '../notices/tell.ts';
import type { TakeFor } from './bind-take.ts';

/** Tells whoever has an account with the number that a counter took over a paper of theirs before a dossier was there; who takes it twice is told of
 * once. Two statements at most. */
export async function tellOwnerOfTake(
  ctx: Context,
  { identityNumber, heldInId }: Pick<TakeFor, 'identityNumber'> & { readonly heldInId: string },
  { files, source }: z.input<typeof HeldTaken>,
): Promise<void> {
  const [post] = scopesOf(ctx.actor, 'procedures.intake.take-held');
  const first = files[0]?.id;
  if (post === undefined || first === undefined) return;
  const { rows } = await sql<{ id: string; unit: string }>`
    select h.id, ${unitNameOn(sql`${post.unitId}::uuid`, ctx.now)} as unit from person h join account a on a.person_id = h.id
    where h.identity_number = ${identityNumber} and h.kind = 'citizen'`.execute(ctx.db);
  const [owner] = rows;
  if (owner === undefined) return;
  const facts = { paper: source.name, unit: owner.unit };
  await tellPeople(ctx, { key: 'held-taken', people: [owner.id], facts, subjectId: heldInId, eventId: first });
}
