import { foldName } from '@dongbo/contract';
import { createPerson as endpoint } from '@dongbo/contract/administration';
import {
  createAccount,
  insertGrant,
  isUsername,
  localDate,
  makeInvitation,
  noteAccountChange,
  resetPassword,
} from '@dongbo/kernel';
import { sql } from 'kysely';
import { sendInvitation } from '../accounts/send-invitation.ts';
import { defineOperation, type OperationOf } from '../define.ts';
import { emailOf, personalNumberOf, phoneOf } from './contact-rule.ts';
import { mayGive, wantedRole } from './may-give.ts';
import { inOfficialSpace } from './official-space.ts';
import { freeUsername, usernameBase } from './username-rule.ts';

type Ctx = OperationOf<typeof endpoint>;

interface Known {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly username: string | null;
}

interface NewOfficial {
  readonly name: string;
  readonly identityNumber: string;
  readonly phone: string | null;
  readonly email: string | null;
}

/** Names of accounts that begin alike, taken together with the one that is to be used. */
async function usernameFor(ctx: Ctx, name: string, wished: string | undefined): Promise<string> {
  if (wished !== undefined && wished !== '')
    return isUsername(wished) ? wished.trim().toLowerCase() : ctx.refuse('account.not-a-username');
  const base = usernameBase(name);
  const { rows } = await sql<{
    username: string;
  }>`select username from account where username like ${`${base}%`}`.execute(ctx.db);
  return freeUsername(base, new Set(rows.map(({ username }) => username)));
}

/** The person of this number: whoever is an official already is shown and not doubled; a citizen of the portal becomes one. */
async function keepPerson(ctx: Ctx, official: NewOfficial): Promise<Known> {
  const { rows } = await sql<Known>`
    select p.id, p.kind, p.name, a.username from person p left join account a on a.person_id = p.id
    where p.identity_number = ${official.identityNumber} for update of p`.execute(ctx.db);
  const [known] = rows;
  if (known?.kind === 'official' && known.username !== null)
    return ctx.refuse('account.number-known', { name: known.name, username: known.username });
  const { name, phone, email } = official;
  const kept = { kind: 'official', name, name_folded: foldName(name), phone, email };
  const id = known?.id ?? ctx.newId();
  if (known === undefined)
    await ctx.db
      .insertInto('person')
      .values({ id, ...kept, identity_number: official.identityNumber, created_at: ctx.now })
      .execute();
  else await ctx.db.updateTable('person').set(kept).where('id', '=', id).execute();
  return known ?? { id, kind: 'official', name, username: null };
}

/** A new account, or the one of a citizen who becomes an official: its password is taken away, so that nobody but the invited signs in. */
async function invite(
  ctx: Ctx,
  person: Known,
  { username, reason }: { username: string; reason: string },
): Promise<string> {
  const { deviceKey, now } = ctx;
  const by = ctx.actor.personId;
  const newId = () => ctx.newId();
  if (person.username === null) {
    const made = await createAccount(ctx.db, { personId: person.id, username, now });
    if (made !== 'made') return ctx.refuse('account.username-taken');
    await noteAccountChange(ctx.db, { personId: person.id, what: 'created', reason, by }, { now, newId });
    await makeInvitation(ctx.db, { personId: person.id, purpose: 'first', madeBy: by, now, newId, deviceKey });
    return username;
  }
  await noteAccountChange(ctx.db, { personId: person.id, what: 'became-official', reason, by }, { now, newId });
  await resetPassword(ctx.db, { personId: person.id, reason, by, now, newId, deviceKey });
  return person.username;
}

/** Gives an official an account with a first role, and invites them: person, account, role and invitation, or none of them. */
export const createPerson = defineOperation(endpoint, async (ctx, input) => {
  inOfficialSpace(ctx);
  const { name, role, unitId, reason, validTo } = input;
  const identityNumber = personalNumberOf(input.identityNumber, localDate(ctx.now));
  if (identityNumber === null) return ctx.refuse('account.not-an-identity-number');
  const phone = phoneOf(input.phone);
  if (phone === null) return ctx.refuse('account.not-a-phone');
  const email = emailOf(input.email);
  if (email === null) return ctx.refuse('account.not-an-email');
  const field = input.field === undefined || input.field === '' ? null : input.field;
  // A last day is given to its end.
  const ends = validTo === undefined ? null : new Date(new Date(`${validTo}T00:00:00+07:00`).getTime() + 86_400_000);
  if (ends !== null && ends <= ctx.now) return ctx.refuse('account.day-over');
  const wanted = await wantedRole(ctx, { role, unitId, field, validTo: ends });
  if (wanted === undefined) return ctx.refuse('account.role-unknown');
  if (!(await mayGive(ctx, endpoint.name, wanted))) return ctx.refuse('account.role-not-yours-to-give');
  const wished = await usernameFor(ctx, name, input.username);
  const official = { name, identityNumber, phone: phone ?? null, email: email ?? null };
  const person = await keepPerson(ctx, official);
  const username = await invite(ctx, person, { username: wished, reason });
  await insertGrant(
    ctx.db,
    {
      personId: person.id,
      role,
      unitId,
      field,
      validFrom: ctx.now,
      validTo: ends,
      reason,
      lockKey: null,
      capacity: null,
      title: null,
    },
    { personId: ctx.actor.personId, now: ctx.now },
  );
  ctx.about(person.id, reason);
  if (official.email !== null) ctx.enqueue(sendInvitation, { personId: person.id });
  return { id: person.id, username };
});
