import { assignDossiers, listAssignees as endpoint } from '@dongbo/contract/procedures';
import { colleaguesOf } from '@dongbo/kernel';
import { defineOperation } from '../define.ts';
import { livesInReach } from '../dossiers/dossier-reach.ts';
import { findDossiers } from '../dossiers/dossier-store.ts';
import { planAssignment, wantedFor, whyNotAssign } from './plan-assignment.ts';

const byName = new Intl.Collator('vi');

/** To whom a pile of dossiers can be handed: asked before it is, so that nobody is offered who would be refused. Two
 * statements whatever the pile; who can take which is decided by the same rule as the assignment. */
export const listAssignees = defineOperation(endpoint, async (ctx, input) => {
  const ids = [...new Set(input.dossierIds)];
  const only = livesInReach(ctx.actor, [assignDossiers.name]);
  const found = await findDossiers(ctx.db, ids, { at: ctx.now, lock: false, only });
  const mine = found.filter((dossier) => whyNotAssign(ctx, dossier) === null);
  const wanted = mine.map(wantedFor).filter((one) => one !== null);
  const candidates = await colleaguesOf(
    ctx.db,
    { unitIds: [...new Set(wanted.map(({ unitId }) => unitId))], roles: [...new Set(wanted.map(({ role }) => role))] },
    ctx.now,
  );
  const taken = new Set<string>();
  const items = candidates.map((candidate) => {
    const able = mine.filter((dossier) => typeof planAssignment(ctx, dossier, candidate) !== 'string');
    for (const { id } of able) taken.add(id);
    const { id, name, unitName, openItems } = candidate;
    return { id, name, unitName, openItems, able: able.length };
  });
  return {
    items: items.filter(({ able }) => able > 0).toSorted((a, b) => b.able - a.able || byName.compare(a.name, b.name)),
    notAssignable: ids.filter((id) => !taken.has(id)),
  };
});
