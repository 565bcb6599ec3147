import type { LocalText } from '@dongbo/contract';
import { changeRole as endpoint } from '@dongbo/contract/administration';
import { lockAllRights, notFound } from '@dongbo/kernel';
import { defineOperation } from '../define.ts';
import { readGiver } from './right-asked.ts';
import { readHoldersOf } from './role-holders.ts';
import { beyondEditor, differenceTo, withRole } from './role-rule.ts';
import { isNameTaken, namesOf, writeRoleChange } from './save-role.ts';
import { grantable, readRoles } from './stored-role.ts';
import { newConflicts } from './view-grant.ts';
import { requireWholeProvince } from './whole-province.ts';

const isSame = (a: LocalText, b: LocalText): boolean => a.vi === b.vi && a.en === b.en && a.uk === b.uk;

/** Edits a role for everybody who holds it: adding to it is giving to all of them, by the same rules. Nobody adds to a role that they hold
 * themselves. What is asked of a role of the program is kept as a difference to it. */
export const changeRole = defineOperation(endpoint, async (ctx, input) => {
  await requireWholeProvince(ctx, endpoint.name);
  if (ctx.space !== 'official') ctx.refuse('right.official-only');
  await lockAllRights(ctx.db);
  const { roleKey: key, reason } = input;
  const [role] = await readRoles(ctx, { actor: ctx.actor, permission: endpoint.name, key });
  if (role === undefined) return notFound();
  if (role.endedAt !== null) ctx.refuse('role.ended');
  if (role.version !== input.version) ctx.refuse('role.changed-meanwhile');
  const permissions = [...new Set(input.permissions)];
  const gained = permissions.filter((name) => !role.permissions.includes(name));
  const lost = role.permissions.filter((name) => !permissions.includes(name));
  const name = input.name === undefined ? role.name : namesOf(input.name);
  const renamed = !isSame(name, role.name);
  if (gained.length + lost.length === 0 && !renamed) ctx.refuse('role.nothing-changed');
  if (gained.some((one) => !grantable.has(one))) ctx.refuse('role.no-such-operation');
  if (renamed && (await isNameTaken(ctx, name.vi, key))) ctx.refuse('role.name-taken');
  if (gained.length > 0) {
    const people = await readHoldersOf(ctx, key);
    if (people.some(([first]) => first?.personId === ctx.actor.personId)) ctx.refuse('role.own-widened');
    const held = people.flat().filter((grant) => grant.role === key);
    const beyond = beyondEditor(await readGiver(ctx), held, { gained, now: ctx.now });
    if (beyond.length > 0) ctx.refuse('role.beyond-yours', { count: beyond.length });
    const broken = people.flatMap((grants) => newConflicts(grants, withRole(grants, key, permissions)));
    const [first] = broken;
    if (first !== undefined)
      ctx.refuse('role.separated', {
        rule: first.rule.name.vi,
        people: new Set(broken.map(({ a }) => a.personId)).size,
      });
  }
  const { added, withheld } = differenceTo(role.program, permissions);
  const version = role.version + 1;
  await ctx.db
    .updateTable('role')
    .set({
      permissions,
      added,
      withheld: role.origin === 'program' ? withheld : [],
      version,
      ...(renamed ? { name: JSON.stringify(name), own_name: JSON.stringify(name) } : {}),
    })
    .where('key', '=', key)
    .execute();
  const nameBefore = renamed ? role.name : null;
  await writeRoleChange(ctx, key, { act: 'changed', reason, gained, lost, nameBefore });
  return { key, version };
});
