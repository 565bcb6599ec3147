import type { HeldTaken } from '@dongbo/contract/procedures';
import type { z } from 'zod';
import type { Context } from '../define.ts';
import { tellPeople } from '../notices/tell.ts';
import type { BeforeTake } from './bind-take.ts';

/** Tells whoever has an account with the number that a counter took over a paper of theirs before a dossier was there; who takes it twice is told of
 * once. One statement, none where nobody has an account. */
export async function tellOwnerOfTake(
  ctx: Context,
  { ownerId, unit, heldInId }: Pick<BeforeTake, 'ownerId' | 'unit'> & { readonly heldInId: string },
  { files, source }: z.input<typeof HeldTaken>,
): Promise<void> {
  const first = files[0]?.id;
  if (first === undefined || ownerId === null) return;
  const facts = { paper: source.name, unit };
  await tellPeople(ctx, { key: 'held-taken', people: [ownerId], facts, subjectId: heldInId, eventId: first });
}
