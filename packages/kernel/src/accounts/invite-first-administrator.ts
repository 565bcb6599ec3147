import { fold, inviteFirstAdministrator as endpoint } from '@dongbo/contract';
import { sql, type Kysely } from 'kysely';
import type { KernelTables } from '../db/tables.ts';
import { grantRole } from '../identity/grant-role.ts';
import { defineKernelOperation } from '../operation/kernel-operation.ts';
import { normaliseUsername } from '../session/session-store.ts';
import { noteAccountChange } from './account-change.ts';
import { createAccount, isUsername } from './account-store.ts';
import { administrationOperations, findAdministrators } from './administrators.ts';
import { putInvitation } from './invitations.ts';

type Db = Kysely<KernelTables>;

/** Who was invited as this before and has not chosen a password yet; undefined: the name is free; null: somebody uses it. */
async function findInvited(db: Db, username: string): Promise<string | null | undefined> {
  const row = await db
    .selectFrom('account')
    .select(['person_id', 'password_hash', 'disabled_at'])
    .where('username', '=', username)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return row.password_hash === null && row.disabled_at === null ? row.person_id : null;
}

async function isAdministratorRole(db: Db, key: string): Promise<boolean> {
  const { rows } = await sql`
    select from role where key = ${key} and permissions && ${administrationOperations}::text[]`.execute(db);
  return rows.length > 0;
}

/** Makes the account with which a new installation begins. There is no password of its making: its holder chooses one by the link, whose
 * secret is known to the terminal alone. Two at once: one. */
export const inviteFirstAdministrator = defineKernelOperation(endpoint, async (ctx, input) => {
  const { db, now } = ctx;
  const username = normaliseUsername(input.username);
  await sql`select pg_advisory_xact_lock(hashtext('dongbo first administrator'))`.execute(db);
  if ((await findAdministrators(db, now)).length > 0) return ctx.refuse('administrator.exists');
  if (!isUsername(username)) return ctx.refuse('administrator.username-unfit');
  if (!(await isAdministratorRole(db, input.role))) return ctx.refuse('administrator.role-unfit');
  const unit = await db
    .selectFrom('unit')
    .select('id')
    .where('code', '=', input.unitCode)
    .where('valid_to', 'is', null)
    .executeTakeFirst();
  if (!unit) return ctx.refuse('administrator.unit-unknown');
  const invited = await findInvited(db, username);
  if (invited === null) return ctx.refuse('administrator.username-taken');
  const personId = invited ?? ctx.newId();
  const change = { personId, reason: null, by: null } as const;
  if (invited === undefined) {
    const { name } = input;
    const person = { id: personId, kind: 'official', name, name_folded: fold(name), created_at: now };
    await db.insertInto('person').values(person).execute();
    await createAccount(db, { personId, username, now });
    await noteAccountChange(db, { ...change, what: 'created', facts: { first: true } }, ctx);
  }
  const grant = { person_id: personId, role_key: input.role, unit_id: unit.id, field: null };
  await grantRole(db, grant, { id: ctx.newId(), now });
  const hash = Buffer.from(input.tokenHash, 'hex');
  const expiresAt = await putInvitation(db, { personId, purpose: 'first', madeBy: null, now, id: ctx.newId(), hash });
  await noteAccountChange(db, { ...change, what: 'invited' }, ctx);
  ctx.about(personId);
  return { personId, expiresAt: expiresAt.toISOString() };
});
