import { previewRole as endpoint } from '@dongbo/contract/administration';
import { notFound } from '@dongbo/kernel';
import { sql } from 'kysely';
import { defineOperation, type Context } from '../define.ts';
import { readGiver } from './right-asked.ts';
import { beyondEditor, countChanged, withRole } from './role-rule.ts';
import { readHoldersOf } from './role-holders.ts';
import { newConflicts, viewConflict } from './view-grant.ts';
import { requireWholeProvince } from './whole-province.ts';

interface Found {
  readonly permissions: readonly string[];
  readonly units: number;
}

async function find({ db, now }: Context, key: string): Promise<Found | undefined> {
  const standing = sql`g.role_key = r.key and (g.valid_to is null or g.valid_to > ${now})`;
  const { rows } = await sql<Found>`
    select r.permissions,
      (select count(distinct c.descendant_id)::integer from role_grant g join unit_closure c on c.ancestor_id = g.unit_id where ${standing}) as units
    from role r where r.key = ${key}`.execute(db);
  return rows[0];
}

/** What another list of operations would bring, take and break for the holders of a role: everybody, since who edits
 * a role edits it for everybody. */
export const previewRole = defineOperation(endpoint, async (ctx, input) => {
  await requireWholeProvince(ctx, endpoint.name);
  const role = (await find(ctx, input.roleKey)) ?? notFound();
  const gained = (input.gain ?? []).filter((name) => !role.permissions.includes(name));
  const lost = (input.lose ?? []).filter((name) => role.permissions.includes(name));
  const permissions = [...role.permissions.filter((name) => !lost.includes(name)), ...gained];
  const before = await readHoldersOf(ctx, input.roleKey);
  const after = before.map((grants) => withRole(grants, input.roleKey, permissions));
  const held = before.flat().filter((grant) => grant.role === input.roleKey);
  const giver = await readGiver(ctx);
  const conflicts = before.flatMap((grants, index) => newConflicts(grants, after[index] ?? []));
  return {
    holders: before.length,
    units: role.units,
    won: countChanged(before, after, gained),
    lost: countChanged(before, after, lost),
    beyond: beyondEditor(giver, held, { gained, now: ctx.now }),
    conflicts: conflicts.slice(0, 100).map(viewConflict),
  };
});
