import { foldName } from '@dongbo/contract';
import { createPerson as endpoint } from '@dongbo/contract/administration';
import {
  conflictsOf,
  createAccount,
  insertGrant,
  isUsername,
  localDate,
  makeInvitation,
  noteAccountChange,
  readHoldings,
  resetPassword,
  type Holding,
} from '@dongbo/kernel';
import { sql } from 'kysely';
import { sendInvitation } from '../accounts/send-invitation.ts';
import { defineOperation, type OperationOf } from '../define.ts';
import { emailOf, personalNumberOf, phoneOf } from './contact-rule.ts';
import { mayGive, wantedRole } from './may-give.ts';
import { spanOfDays } from '../rights/days.ts';
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

/** The person of this number, if there is one, and the names of accounts that begin like the one to be made: one statement. */
async function readKnown(ctx: Ctx, identityNumber: string, base: string) {
  const { rows } = await sql<{ readonly known: Known | null; readonly taken: readonly string[] }>`
    select (select json_build_object('id', p.id, 'kind', p.kind, 'name', p.name, 'username', a.username)
        from person p left join account a on a.person_id = p.id where p.identity_number = ${identityNumber}) as known,
      array(select t.username from account t where t.username like ${`${base}%`}) as taken`.execute(ctx.db);
  const [{ known, taken } = { known: null, taken: [] }] = rows;
  return { known: known ?? undefined, taken: new Set(taken) };
}

/** The person who is given the account: whoever is an official already is shown and not doubled; a citizen of the portal becomes one. */
async function keepPerson(ctx: Ctx, official: NewOfficial, known: Known | undefined): Promise<Known> {
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

/** What may not meet in one person does not meet by a new account either: with what its holder had before, or in the role itself. */
async function checkSeparation(ctx: Ctx, known: Known | undefined, wanted: Holding): Promise<void> {
  const held = known === undefined ? [] : await readHoldings(ctx.db, known.id, ctx.now);
  const broken = conflictsOf<Holding>([...held, wanted]).find(({ a, b }) => a === wanted || b === wanted);
  if (broken !== undefined)
    ctx.refuse('account.roles-conflict', { rule: broken.rule.name.vi, basis: broken.rule.basis });
}

/** The name that was wished, or the first free one that is made from the person's. */
function usernameFor(
  ctx: Ctx,
  { username: wished = '', name }: { username?: string | undefined; name: string },
  taken: ReadonlySet<string>,
): string {
  if (wished === '') return freeUsername(usernameBase(name), taken);
  return isUsername(wished) ? wished.trim().toLowerCase() : ctx.refuse('account.not-a-username');
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
  const span = spanOfDays({ to: validTo }, ctx.now);
  if (span === null) return ctx.refuse('account.day-over');
  const ends = span.validTo;
  const wanted = await wantedRole(ctx, { role, unitId, field, validTo: ends });
  if (wanted === undefined) return ctx.refuse('account.role-unknown');
  if (!(await mayGive(ctx, endpoint.name, wanted))) return ctx.refuse('account.role-not-yours-to-give');
  const { known, taken } = await readKnown(ctx, identityNumber, usernameBase(name));
  const wished = usernameFor(ctx, input, taken);
  await checkSeparation(ctx, known, wanted);
  const official = { name, identityNumber, phone: phone ?? null, email: email ?? null };
  const person = await keepPerson(ctx, official, known);
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
