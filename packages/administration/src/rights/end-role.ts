import { endRole as endpoint } from '@dongbo/contract/administration';
import { endGrantsOfRole, lockAllRights, notFound } from '@dongbo/kernel';
import { defineOperation } from '../define.ts';
import { writeRoleChange } from './save-role.ts';
import { readRoles } from './stored-role.ts';
import { requireWholeProvince } from './whole-province.ts';

/** Ends a role of the province and every right to it. Its name and history stay. */
export const endRole = defineOperation(endpoint, async (ctx, { roleKey: key, version, reason }) => {
  await requireWholeProvince(ctx, endpoint.name);
  if (ctx.space !== 'official') ctx.refuse('right.official-only');
  await lockAllRights(ctx.db);
  const [role] = await readRoles(ctx, { actor: ctx.actor, permission: endpoint.name, key });
  if (role === undefined) return notFound();
  if (role.origin === 'program') ctx.refuse('role.of-program');
  if (role.endedAt !== null) ctx.refuse('role.ended');
  if (role.version !== version) ctx.refuse('role.changed-meanwhile');
  await ctx.db
    .updateTable('role')
    .set({ ended_at: ctx.now, version: version + 1 })
    .where('key', '=', key)
    .execute();
  const ended = await endGrantsOfRole(ctx.db, key, { personId: ctx.actor.personId, now: ctx.now, reason });
  await writeRoleChange(ctx, key, { act: 'ended', reason, gained: [], lost: role.permissions });
  return { key, version: version + 1, ended };
});
