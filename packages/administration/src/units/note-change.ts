import { noteUnitChange, systemPersonId, type UnitChange } from '@dongbo/kernel';
import type { Context } from '../define.ts';

/** Puts a change of a unit into its history, in the name of the actor. */
export async function noteChange(
  ctx: Context,
  change: Pick<UnitChange, 'unitId' | 'what' | 'from' | 'reason'>,
): Promise<void> {
  const byPerson = ctx.actor.personId ?? systemPersonId;
  await noteUnitChange(ctx.db, { ...change, id: ctx.newId(), byPerson, at: ctx.now });
}
