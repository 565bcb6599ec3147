import { scopesOf, type Actor, type Scope } from '../identity/actor.ts';

/** Whether somebody still holds a permission everywhere where they held it when a list was read: who has lost a unit, a field or
 * the permission is not given rows of it. Pure. */
export function holdsStill(actor: Actor, permission: string, then: readonly Scope[]): boolean {
  const now = scopesOf(actor, permission);
  if (now.length === 0) return false;
  return then.every(({ unitId, field }) =>
    now.some((scope) => scope.unitId === unitId && (scope.field === null || scope.field === field)),
  );
}
