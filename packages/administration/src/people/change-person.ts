import { foldName } from '@dongbo/contract';
import { changePerson as endpoint } from '@dongbo/contract/administration';
import { isUsername, noteAccountChange } from '@dongbo/kernel';
import { sql } from 'kysely';
import { defineOperation } from '../define.ts';
import { emailOf, phoneOf } from './contact-rule.ts';
import { findOther } from './find-account.ts';

/** Corrects what is known of an official. What nobody typed any more is taken away; their number stays: another number is another
 * person. */
export const changePerson = defineOperation(endpoint, async (ctx, input) => {
  const account = await findOther(ctx, endpoint.name, input.personId);
  const phone = phoneOf(input.phone);
  if (phone === null) return ctx.refuse('account.not-a-phone');
  const email = emailOf(input.email);
  if (email === null) return ctx.refuse('account.not-an-email');
  if (!isUsername(input.username)) return ctx.refuse('account.not-a-username');
  const username = input.username.trim().toLowerCase();
  const next = { name: input.name, phone: phone ?? null, email: email ?? null, username };
  const changed = (['name', 'phone', 'email', 'username'] as const).filter((key) => account[key] !== next[key]);
  ctx.about(account.id, input.reason);
  if (changed.length === 0) return { id: account.id, username };
  if (username !== account.username) {
    // Two who take the same name at once wait for each other.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`account name ${username}`}, 0))`.execute(ctx.db);
    const { rows } = await sql`
      update account set username = ${username} where person_id = ${account.id}::uuid
        and not exists (select from account o where o.username = ${username}) returning 1`.execute(ctx.db);
    if (rows.length === 0) return ctx.refuse('account.username-taken');
  }
  await ctx.db
    .updateTable('person')
    .set({ name: next.name, name_folded: foldName(next.name), phone: next.phone, email: next.email })
    .where('id', '=', account.id)
    .execute();
  const facts = Object.fromEntries(changed.map((key) => [key, { before: account[key], after: next[key] }]));
  const change = { personId: account.id, what: 'changed', reason: input.reason, by: ctx.actor.personId, facts };
  await noteAccountChange(ctx.db, change, { now: ctx.now, newId: () => ctx.newId() });
  return { id: account.id, username };
});
