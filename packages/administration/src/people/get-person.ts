import { getPerson as endpoint } from '@dongbo/contract/administration';
import { unitNameOn } from '@dongbo/kernel';
import { sql } from 'kysely';
import { defineOperation, type Context } from '../define.ts';
import { findAccount } from './find-account.ts';
import { rolesOf, type RoleRow } from './held-roles.ts';

interface Beside {
  readonly roles: RoleRow[];
  readonly invitation: { readonly madeAt: string; readonly expiresAt: string } | null;
  readonly work: { unit: { id: string; name: string } | null; open: number; late: number }[];
  readonly history: { what: string; at: string; by: { id: string; name: string } | null; reason: string | null }[];
}

const mostRoles = 200;
const iso = (column: string) => sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);

/** What stands beside an account: one statement. */
async function readBeside({ db, now }: Context, personId: string): Promise<Beside> {
  const { rows } = await sql<Beside>`
    select ${rolesOf(sql`${personId}::uuid`, now, mostRoles)} as roles,
      (select json_build_object('madeAt', ${iso('i.made_at')}, 'expiresAt', ${iso('i.expires_at')}) from account_invitation i
        where i.person_id = ${personId}::uuid and i.used_at is null and i.withdrawn_at is null) as invitation,
      (select coalesce(json_agg(json_build_object('unit', case when w.unit_id is not null then json_build_object('id', w.unit_id,
          'name', coalesce(${unitNameOn(sql.ref('w.unit_id'), now)}, '')) end, 'open', w.open, 'late', w.late) order by w.open desc), '[]')
        from (select unit_id, count(*)::integer as open, (count(*) filter (where due_at < ${now} and not suspended))::integer as late
          from work_item where assignee_id = ${personId}::uuid group by unit_id) w) as work,
      (select coalesce(json_agg(json_build_object('what', h.what, 'at', ${iso('h.at')}, 'reason', h.reason,
          'by', case when b.id is not null then json_build_object('id', b.id, 'name', b.name) end) order by h.at desc, h.id desc), '[]')
        from (select c.* from account_change c where c.person_id = ${personId}::uuid order by c.at desc, c.id desc limit 100) h
          left join person b on b.id = h.by_person) as history`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('A statement without rows');
  return row;
}

/** One official with everything that an administrator decides by. */
export const getPerson = defineOperation(endpoint, async (ctx, { personId }) => {
  const account = await findAccount(ctx, endpoint.name, personId);
  const { invitation, ...beside } = await readBeside(ctx, account.id);
  const { lastSignedInAt, ...shown } = account;
  return {
    ...shown,
    ...beside,
    isOwn: account.id === ctx.actor.personId,
    lastSignedInAt: lastSignedInAt?.toISOString() ?? null,
    invitation: invitation && { ...invitation, expired: new Date(invitation.expiresAt) <= ctx.now },
  };
});
