import { foldName } from '@dongbo/contract';
import { makeInvitations, newId, noteAccountChanges, resetPassword } from '@dongbo/kernel';
import { sql } from 'kysely';
import type { Context } from '../define.ts';
import type { Plan } from './check-rule.ts';
import type { StoredCampaign } from './stored-campaign.ts';

interface Deed {
  readonly plan: Plan;
  readonly personId: string;
}

/** Each person once, however many rows name them. */
const once = (deeds: readonly Deed[]): Deed[] => [...new Map(deeds.map((deed) => [deed.personId, deed])).values()];

const partsOf = (ctx: Context) => ({ now: ctx.now, newId: () => newId(ctx.now.getTime()) });

/** People who are not known yet, with accounts that wait for them. */
async function addPeople(
  ctx: Context,
  { uploadedBy: by, reason }: StoredCampaign,
  deeds: readonly Deed[],
): Promise<void> {
  if (deeds.length === 0) return;
  const rows = deeds.map(({ personId: id, plan: { name, number, phone, email, username } }) => ({
    id,
    name,
    folded: foldName(name),
    number,
    phone,
    email,
    username,
  }));
  const json = JSON.stringify(rows);
  await sql`insert into person (id, kind, name, name_folded, identity_number, phone, email, created_at)
    select id, 'official', name, folded, number, phone, email, ${ctx.now}::timestamptz from jsonb_to_recordset(${json}::jsonb)
      as p(id uuid, name text, folded text, number text, phone text, email text)`.execute(ctx.db);
  // Somebody else took a name in between: the whole piece falls and is tried again with other names.
  await sql`insert into account (person_id, username, password_hash, unused_since)
    select id, username, null, ${ctx.now}::timestamptz from jsonb_to_recordset(${json}::jsonb) as p(id uuid, username text)`.execute(
    ctx.db,
  );
  const changes = deeds.map(({ personId }) => ({ personId, what: 'created', reason, by }));
  await noteAccountChanges(ctx.db, changes, partsOf(ctx));
}

/** Names, telephones and addresses that the file knows better. What it leaves empty stays. */
async function correctPeople(
  ctx: Context,
  { uploadedBy: by, reason }: StoredCampaign,
  deeds: readonly Deed[],
): Promise<void> {
  const changed = deeds.filter(
    ({ plan: { person, name, phone, email } }) =>
      person !== undefined &&
      (person.kind !== 'official' ||
        person.name !== name ||
        (phone !== null && person.phone !== phone) ||
        (email !== null && person.email !== email)),
  );
  if (changed.length === 0) return;
  const rows = changed.map(({ personId: id, plan: { name, phone, email } }) => ({
    id,
    name,
    folded: foldName(name),
    phone,
    email,
  }));
  await sql`update person set kind = 'official', name = c.name, name_folded = c.folded, phone = coalesce(c.phone, person.phone),
      email = coalesce(c.email, person.email)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as c(id uuid, name text, folded text, phone text, email text)
    where person.id = c.id`.execute(ctx.db);
  const changes = changed.map(({ personId }) => ({ personId, what: 'changed', reason, by }));
  await noteAccountChanges(ctx.db, changes, partsOf(ctx));
}

/** Accounts of people who were known without one, and of citizens, whose passwords are taken away. */
async function openAccounts(
  ctx: Context,
  { uploadedBy: by, reason }: StoredCampaign,
  deeds: readonly Deed[],
): Promise<void> {
  for (const { personId, plan } of deeds) {
    if ((plan.person?.username ?? null) === null) {
      await ctx.db
        .insertInto('account')
        .values({ person_id: personId, username: plan.username, password_hash: null, unused_since: ctx.now })
        .execute();
      await noteAccountChanges(ctx.db, [{ personId, what: 'created', reason, by }], partsOf(ctx));
    } else await resetPassword(ctx.db, { personId, reason, by, ...partsOf(ctx), deviceKey: ctx.deviceKey });
  }
}

async function giveRoles(ctx: Context, { uploadedBy, reason }: StoredCampaign, deeds: readonly Deed[]): Promise<void> {
  const rows = deeds.flatMap(({ personId, plan: { grant, title } }) =>
    grant === null
      ? []
      : [
          {
            id: newId(ctx.now.getTime()),
            change: newId(ctx.now.getTime()),
            person: personId,
            role: grant.role,
            unit: grant.unitId,
            field: grant.field,
            starts: grant.validFrom,
            ends: grant.validTo,
            title,
          },
        ],
  );
  if (rows.length === 0) return;
  await sql`
    with wished as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g(id uuid, change uuid, person uuid, role text, unit uuid, field text,
        starts timestamptz, ends timestamptz, title text)),
    given as (
      insert into role_grant (id, person_id, role_key, unit_id, field, valid_from, valid_to, granted_by, reason, given_at, title)
      select id, person, role, unit, field, starts, ends, ${uploadedBy}::uuid, ${reason}, ${ctx.now}::timestamptz, title from wished)
    insert into role_grant_change (id, grant_id, at, by_person, act, reason, valid_to_after)
    select change, id, ${ctx.now}::timestamptz, ${uploadedBy}::uuid, 'given', ${reason}, ends from wished`.execute(
    ctx.db,
  );
}

/** Carries out what some rows come to, in the transaction at hand: some ten statements, however many rows.
 * @returns the person of each plan, and who is invited */
export async function carryOut(
  ctx: Context,
  campaign: StoredCampaign,
  plans: readonly Plan[],
): Promise<{ readonly personIds: readonly string[]; readonly invited: readonly string[] }> {
  const ids = new Map<string, string>();
  for (const { number, person } of plans) ids.set(number, ids.get(number) ?? person?.id ?? newId(ctx.now.getTime()));
  const deeds = plans.map((plan) => ({ plan, personId: ids.get(plan.number) ?? '' }));
  // Of several rows of one person the first says who they are.
  const people = once(deeds.toReversed());
  const fresh = people.filter(({ plan }) => plan.person === undefined);
  const known = people.filter(({ plan }) => plan.person !== undefined);
  await addPeople(ctx, campaign, fresh);
  await openAccounts(
    ctx,
    campaign,
    known.filter(({ plan: { person } }) => person?.kind === 'citizen' || person?.username === null),
  );
  await correctPeople(ctx, campaign, known);
  await giveRoles(ctx, campaign, deeds);
  const first = [...fresh, ...known.filter(({ plan: { person } }) => person?.username === null)];
  const invited = first.map(({ personId }) => personId);
  const { deviceKey } = ctx;
  await makeInvitations(ctx.db, invited, { purpose: 'first', madeBy: campaign.uploadedBy, ...partsOf(ctx), deviceKey });
  return { personIds: deeds.map(({ personId }) => personId), invited };
}
