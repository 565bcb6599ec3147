import { getPersonRights as endpoint } from '@dongbo/contract/administration';
import { conflictsOf, formatInstant, isGrantInReach, notFound, readGrants, type StoredGrant } from '@dongbo/kernel';
import { sql } from 'kysely';
import { defineOperation, type Context } from '../define.ts';
import { viewConflict, viewGrant } from './view-grant.ts';

interface Change {
  readonly grantId: string;
  readonly at: Date;
  readonly by: { readonly id: string; readonly name: string } | null;
  readonly act: string;
  readonly reason: string | null;
  readonly validTo: Date | null;
}

async function readHistory({ db }: Context, grants: readonly StoredGrant[]): Promise<readonly Change[]> {
  const { rows } = await sql<Change>`
    select h.grant_id as "grantId", h.at, h.act, h.reason, h.valid_to_after as "validTo",
      case when p.id is not null then json_build_object('id', p.id, 'name', p.name) end as by
    from role_grant_change h left join person p on p.id = h.by_person
    where h.grant_id = any(${grants.map(({ id }) => id)}::uuid[]) order by h.at desc, h.id desc limit 500`.execute(db);
  return rows;
}

/** Each operation with the rights that allow it now. Pure. */
function operationsOf(grants: readonly StoredGrant[]) {
  const allowed = new Map<string, string[]>();
  for (const { id, permissions, accountOpen, inForce } of grants)
    if (accountOpen && inForce) for (const name of permissions) allowed.set(name, [...(allowed.get(name) ?? []), id]);
  return [...allowed].map(([name, grantIds]) => ({ name, grantIds }));
}

/** Everything that somebody holds within the caller's reach, with its origin. Somebody of whom nothing is in reach does not exist. */
export const getPersonRights = defineOperation(endpoint, async (ctx, input) => {
  const { now } = ctx;
  const grants = await readGrants(
    ctx.db,
    sql`g.person_id = ${input.personId}::uuid and p.kind = 'official' and ${isGrantInReach(ctx.actor, endpoint.name)}`,
    { now, order: sql`g.valid_from desc, g.id desc` },
  );
  const [first] = grants;
  if (first === undefined) return notFound();
  ctx.about(first.personId);
  const history = await readHistory(ctx, grants);
  const standing = grants.filter(({ validTo }) => validTo === null || validTo > now);
  return {
    person: { id: first.personId, name: first.personName },
    accountOpen: first.accountOpen,
    grants: grants.map((grant) => viewGrant(grant, now)),
    operations: operationsOf(grants),
    conflicts: conflictsOf(standing).map(viewConflict),
    history: history.map((change) => ({
      ...change,
      at: formatInstant(change.at),
      validTo: change.validTo === null ? null : formatInstant(change.validTo),
    })),
  };
});
