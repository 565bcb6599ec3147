import { confirmNewPassword as endpoint } from '@dongbo/contract';
import { sql, type Kysely } from 'kysely';
import {
  putPassword,
  refusalOfNewPassword,
  refusalOfPassword,
  type PasswordAccount,
} from '../accounts/set-password.ts';
import type { KernelTables } from '../db/tables.ts';
import { networkOf } from '../identity/network-of.ts';
import { addNotices } from '../notices/notice-store.ts';
import { defineKernelOperation } from '../operation/kernel-operation.ts';
import { enter } from '../session/enter.ts';
import { findTriedAccount, forgetDevices } from '../session/session-store.ts';
import { tryCode } from './account-code-store.ts';

const over = { outcome: 'over', triesLeft: 0, username: null, session: null } as const;

async function findAccount(db: Kysely<KernelTables>, personId: string | null): Promise<PasswordAccount | undefined> {
  const { rows } = await sql<PasswordAccount>`
    select a.person_id as "personId", a.username, p.name as "personName", a.password_hash as "passwordHash",
      exists (select from second_factor f where f.person_id = p.id and f.confirmed_at is not null) as "hasSecondFactor"
    from account a join person p on p.id = a.person_id
    where a.person_id = ${personId}::uuid and p.kind = 'citizen' and a.disabled_at is null`.execute(db);
  return rows[0];
}

/** Puts a new password in the place of one that its holder has forgotten. Sessions and known browsers of before end, and the holder is told.
 * Whoever has a second factor is not signed in by a code: it is asked for at the next sign-in. Commits statement by statement. */
export const confirmNewPassword = defineKernelOperation(
  endpoint,
  async (ctx, { askId, code, password }) => {
    const { db, now } = ctx;
    // As the page said, and before a try is taken.
    const weak = refusalOfNewPassword(password, { hasSecondFactor: false, names: [] });
    if (weak !== null) return ctx.refuse(weak.code, weak.facts);
    const tried = await tryCode(db, { askId, purpose: 'new-password', code, now, key: ctx.deviceKey });
    if (tried.outcome !== 'right') {
      ctx.note(tried.outcome, { declined: true });
      return tried.outcome === 'over' ? over : { ...over, ...tried };
    }
    const account = await findAccount(db, tried.row.personId);
    if (account === undefined) return over;
    const { personId, username } = account;
    ctx.about(personId);
    const refusal = await refusalOfPassword(db, account, password);
    if (refusal !== null) return ctx.refuse(refusal.code, refusal.facts);
    await db.deleteFrom('account_code').where('id', '=', tried.row.id).execute();
    const changeId = ctx.newId();
    const rest = { invitationId: null, keptSession: null, changeId, what: 'password-changed' } as const;
    if (!(await putPassword(db, { account, password, now, ...rest }))) return over;
    await forgetDevices(db, personId);
    const told = { personId, system: 'kernel', key: 'password-chosen', subjectId: null } as const;
    const facts = { lastAt: now.toISOString() };
    await addNotices(db, [{ ...told, id: ctx.newId(), facts, eventId: changeId, at: now }]);
    const done = { outcome: 'done', triesLeft: 0, username, session: null } as const;
    if (account.hasSecondFactor) return done;
    const network = networkOf(ctx.caller.address ?? '');
    const seen = await findTriedAccount(db, { username, device: ctx.caller.device ?? null, network, now });
    return { ...done, session: await enter(ctx, { personId, username, network, tried: seen, counts: [] }) };
  },
  { transaction: 'none' },
);
