import { fold } from '@dongbo/contract';
import { listPeople as endpoint, type AccountState } from '@dongbo/contract/administration';
import { readIdCursor } from '@dongbo/kernel';
import { sql, type RawBuilder } from 'kysely';
import { defineOperation } from '../define.ts';
import { accountStateOn } from './account-state.ts';
import { isPersonInReach } from './people-reach.ts';
import { moreRolesOf, rolesOf, type RoleRow } from './held-roles.ts';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly username: string;
  readonly state: AccountState;
  readonly roles: RoleRow[];
  readonly more: number;
}

/** Escapes what LIKE would read as a pattern. */
const literal = (text: string): string => text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);

/** Words of the name in any order, the last perhaps unfinished; else the beginning of an account name or a whole number. */
function typed(q: string): RawBuilder<boolean> {
  const words = fold(q)
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => `% ${literal(word)}%`);
  const number = q.replaceAll(/[\s.]/g, '');
  return sql<boolean>`((${words.length > 0} and ' ' || p.name_folded like all (${words}::text[]))
    or a.username like ${`${literal(q.toLowerCase())}%`} or p.identity_number = ${number})`;
}

/** Officials whom the caller administers, by name; those who hold nothing any more are still found. */
export const listPeople = defineOperation(endpoint, async (ctx, input) => {
  const stateOf = accountStateOn(ctx.now);
  const after = input.cursor === undefined ? null : readIdCursor(input.cursor);
  const { q, unitId, role, state, limit } = input;
  const held = sql`select from role_grant g where g.person_id = p.id and g.valid_from <= ${ctx.now}
    and (g.valid_to is null or g.valid_to > ${ctx.now})`;
  const conditions = [
    sql<boolean>`(${isPersonInReach(ctx.actor, endpoint.name)})`,
    ...(q === undefined || q === '' ? [] : [typed(q)]),
    ...(state === undefined ? [] : [sql<boolean>`${stateOf} = ${state}`]),
    ...(unitId === undefined && role === undefined
      ? []
      : [
          sql<boolean>`exists (${held} and (${role ?? null}::text is null or g.role_key = ${role ?? null})
            and (${unitId ?? null}::uuid is null or g.unit_id in (
              select c.descendant_id from unit_closure c where c.ancestor_id = ${unitId ?? null}::uuid)))`,
        ]),
    ...(after === null
      ? []
      : [
          sql<boolean>`(p.name_folded, p.id) > (
            (select e.name_folded from person e where e.id = ${after}::uuid), ${after}::uuid)`,
        ]),
  ];
  const { rows } = await sql<Row>`
    with found as (
      select p.id, p.name, p.name_folded, a.username, ${stateOf} as state
      from account a join person p on p.id = a.person_id and p.kind = 'official'
      where ${sql.join(conditions, sql` and `)}
      order by p.name_folded, p.id limit ${limit + 1})
    select p.id, p.name, p.username, p.state, ${rolesOf(sql.ref('p.id'), ctx.now)} as roles,
      ${moreRolesOf(sql.ref('p.id'), ctx.now)} as more
    from found p order by p.name_folded, p.id`.execute(ctx.db);
  const items = rows.slice(0, limit);
  return {
    items: items.map(({ more, ...row }) => ({ ...row, moreRoles: more })),
    nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null,
  };
});
