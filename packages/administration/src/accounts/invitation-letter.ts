import { formatPhone, type FileAnswer } from '@dongbo/contract';
import { formatInstant, invitationToken, localDate, qrImage } from '@dongbo/kernel';
import { sql, type RawBuilder } from 'kysely';
import type { Context } from '../define.ts';
import { rolesOf, type RoleRow } from '../people/held-roles.ts';
import { activationLink } from './activation-link.ts';

/** Whom a letter is for. */
export interface Invited {
  readonly personId: string;
  readonly invitationId: string;
  readonly expiresAt: Date;
  readonly name: string;
  readonly username: string;
  readonly phone: string | null;
  readonly roles: readonly RoleRow[];
}

/** People whose one-time link waits for them, by a condition on `p`; in the order that the condition's statement gives. */
export async function readInvited(
  { db, now }: Pick<Context, 'db' | 'now'>,
  people: { readonly from: RawBuilder<unknown>; readonly order: RawBuilder<unknown>; readonly most: number },
): Promise<readonly Invited[]> {
  const { rows } = await sql<Invited>`
    select p.id as "personId", i.id as "invitationId", i.expires_at as "expiresAt", p.name, a.username, p.phone,
      ${rolesOf(sql.ref('p.id'), now)} as roles
    from ${people.from} join account a on a.person_id = p.id and a.disabled_at is null
      join account_invitation i on i.person_id = p.id and i.used_at is null and i.withdrawn_at is null and i.expires_at > ${now}
    order by ${people.order} limit ${people.most}`.execute(db);
  return rows;
}

/** The page of one person. The link is worked out here and stands in no table. */
function pageOf({ deviceKey }: Pick<Context, 'deviceKey'>, person: Invited, publicAddress: string) {
  const link = activationLink(publicAddress, invitationToken(deviceKey, person.invitationId));
  const units = [...new Set(person.roles.map(({ unit }) => unit.name))];
  return {
    name: person.name,
    username: person.username,
    phone: person.phone === null ? '' : formatPhone(person.phone),
    roles: [...new Set(person.roles.map(({ name }) => name.vi))].slice(0, 3),
    unitName: units[0] ?? '',
    link,
    qr: qrImage(link),
    until: formatInstant(person.expiresAt),
  };
}

/** Sealed letters of some people, a page each, printed now; nothing of them is kept. */
export async function printInvitations(
  ctx: Pick<Context, 'letters' | 'deviceKey' | 'demonstration' | 'now'>,
  people: readonly Invited[],
  { publicAddress, fileName }: { readonly publicAddress: string; readonly fileName: string },
): Promise<FileAnswer> {
  const bytes = await ctx.letters.renderLetter({
    layout: ctx.letters.layoutFor('account-invitation', localDate(ctx.now)),
    data: { people: people.map((person) => pageOf(ctx, person, publicAddress)) },
    watermark: ctx.demonstration ? 'demonstration' : 'none',
    createdAt: ctx.now,
  });
  return {
    name: fileName,
    type: 'application/pdf',
    size: bytes.byteLength,
    disposition: 'inline',
    rows: people.length,
    bytes,
  };
}
