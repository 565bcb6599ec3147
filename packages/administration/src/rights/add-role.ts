import { addRole as endpoint } from '@dongbo/contract/administration';
import { lockAllRights } from '@dongbo/kernel';
import { defineOperation } from '../define.ts';
import { readGiver } from './right-asked.ts';
import { beyondEditor } from './role-rule.ts';
import { isNameTaken, namesOf, newRoleKey, writeRoleChange } from './save-role.ts';
import { grantable } from './stored-role.ts';
import { requireWholeProvince } from './whole-province.ts';

/** A role of the province. Its holder works as the role from which it starts: processes put the work of that role into their inbox. */
export const addRole = defineOperation(endpoint, async (ctx, input) => {
  await requireWholeProvince(ctx, endpoint.name);
  if (ctx.space !== 'official') ctx.refuse('right.official-only');
  await lockAllRights(ctx.db);
  const permissions = [...new Set(input.permissions)];
  if (permissions.some((name) => !grantable.has(name))) ctx.refuse('role.no-such-operation');
  const known = await ctx.db.selectFrom('role').select(['key', 'origin', 'works_as', 'permissions']).execute();
  const from = known.find(({ key }) => key === input.from);
  if (input.from !== undefined && from === undefined) ctx.refuse('role.unknown');
  const name = namesOf(input.name);
  if (await isNameTaken(ctx, name.vi, '')) ctx.refuse('role.name-taken');
  // Its holder will do the work of that role, whatever operations are chosen.
  const gained = [...permissions, ...(from?.permissions ?? [])];
  const beyond = beyondEditor(await readGiver(ctx), [], { gained, now: ctx.now });
  if (beyond.length > 0) ctx.refuse('role.beyond-yours', { count: beyond.length });
  const key = newRoleKey(
    name.vi,
    known.map((role) => role.key),
  );
  const worksAs = from === undefined || from.origin === 'program' ? (from?.key ?? null) : from.works_as;
  await ctx.db
    .insertInto('role')
    .values({ key, origin: 'province', name: JSON.stringify(name), permissions, added: permissions, works_as: worksAs })
    .execute();
  await writeRoleChange(ctx, key, { act: 'added', reason: input.reason, gained: permissions, lost: [] });
  return { key, version: 0 };
});
