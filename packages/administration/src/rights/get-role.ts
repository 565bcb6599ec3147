import { changeRole, getRole as endpoint } from '@dongbo/contract/administration';
import { formatInstant, notFound } from '@dongbo/kernel';
import { sql } from 'kysely';
import { defineOperation, type Context } from '../define.ts';
import { readGiver } from './right-asked.ts';
import { grantable, readRoles } from './stored-role.ts';
import { viewRole } from './view-role.ts';

interface Change {
  readonly at: Date;
  readonly by: { readonly id: string; readonly name: string } | null;
  readonly act: 'added' | 'changed' | 'ended' | 'reopened' | 'program';
  readonly reason: string | null;
  readonly gained: string[];
  readonly lost: string[];
}

async function readHistory({ db }: Context, key: string): Promise<readonly Change[]> {
  const { rows } = await sql<Change>`
    select h.at, h.act, h.reason, h.gained, h.lost,
      case when p.id is not null then json_build_object('id', p.id, 'name', p.name) end as by
    from role_change h left join person p on p.id = h.by_person where h.role_key = ${key} order by h.at desc, h.id desc limit 100`.execute(
    db,
  );
  return rows;
}

/** A role with all that can be chosen for it. */
export const getRole = defineOperation(endpoint, async (ctx, { roleKey: key }) => {
  const [role] = await readRoles(ctx, { actor: ctx.actor, permission: endpoint.name, key });
  if (role === undefined) return notFound();
  const history = await readHistory(ctx, key);
  const giver = await readGiver(ctx);
  const mine = giver !== 'all' && giver.some((held) => held.role === key);
  const passing = new Set(
    giver === 'all' ? grantable.keys() : giver.flatMap(({ permissions, passesOn }) => [...permissions, ...passesOn]),
  );
  const mayEdit = giver === 'all' || giver.some(({ permissions }) => permissions.includes(changeRole.name));
  return {
    ...viewRole(role),
    permissions: [...role.permissions],
    passesOn: [...role.passesOn],
    program: [...role.program],
    version: role.version,
    mine,
    all: [...grantable].map(([name, system]) => ({ name, system, mayPass: mayEdit && !mine && passing.has(name) })),
    history: history.map((change) => ({ ...change, at: formatInstant(change.at) })),
  };
});
