import type { Language, MessageChannel } from '@dongbo/contract';
import { sql } from 'kysely';
import type { KernelContext } from '../operation/kernel-operation.ts';
import { messagePolicy } from './message-policy.ts';

type Store = Pick<KernelContext, 'db' | 'now' | 'newId' | 'space' | 'actor'>;

interface Said {
  readonly addressId: string;
  readonly said: 'given' | 'withdrawn' | 'removed' | 'returned';
  readonly byPerson: string | null;
}

/** Keeps that somebody agreed or no longer agrees; one row each, for ever. */
async function keepConsent({ db, now, newId }: Store, { addressId, said, byPerson }: Said): Promise<void> {
  await db
    .insertInto('message_consent')
    .values({
      id: newId(),
      address_id: addressId,
      said,
      wording: messagePolicy.wording,
      by_person: byPerson,
      at: now,
    })
    .execute();
}

interface NewAddress {
  /** An account, or a matter that was handed in on paper. */
  readonly of: { readonly personId: string } | { readonly subjectId: string };
  readonly channel: MessageChannel;
  readonly address: string;
  readonly language: Language;
}

/** Turns an address on in the place of the one before, and keeps the consent. */
export async function turnAddressOn(ctx: Store, { of, channel, address, language }: NewAddress): Promise<void> {
  const owner = 'personId' in of ? sql.ref('person_id') : sql.ref('subject_id');
  const ownerId = 'personId' in of ? of.personId : of.subjectId;
  const { rows } = await sql<{ id: string }>`
    insert into message_address (id, space, ${owner}, channel, address, language, state, since)
    values (${ctx.newId()}, ${ctx.space}, ${ownerId}, ${channel}, ${address}, ${language}, 'on', ${ctx.now})
    on conflict (${owner}, space, channel) where ${owner} is not null
    do update set address = excluded.address, language = excluded.language, state = 'on', since = excluded.since
    returning id`.execute(ctx.db);
  const addressId = rows[0]?.id;
  if (addressId === undefined) throw new Error('An address was not kept');
  await keepConsent(ctx, { addressId, said: 'given', byPerson: ctx.actor.personId });
}

interface Choice {
  readonly of: { readonly personId: string } | { readonly subjectId: string };
  readonly channel: MessageChannel;
  readonly choice: 'on' | 'off' | 'removed';
}

/** Turns the address of an account or a matter on or off, or removes it; false: there is none that could be. What was so already stays
 * so, with no further row of consent. */
export async function changeAddress(ctx: Store, { of, channel, choice }: Choice): Promise<boolean> {
  const [owner, ownerId] =
    'personId' in of ? (['person_id', of.personId] as const) : (['subject_id', of.subjectId] as const);
  const row = await ctx.db
    .selectFrom('message_address')
    .select(['id', 'state', 'address'])
    .where(owner, '=', ownerId)
    .where('space', '=', ctx.space)
    .where('channel', '=', channel)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined || row.address === null) return choice !== 'on';
  // One that was returned has to be confirmed anew.
  if (choice === 'on' && row.state === 'returned') return false;
  if (choice === row.state) return true;
  const state = choice === 'on' ? 'on' : 'off';
  await ctx.db
    .updateTable('message_address')
    .set({ state, since: ctx.now, ...(choice === 'removed' && { address: null }) })
    .where('id', '=', row.id)
    .execute();
  const said = choice === 'on' ? 'given' : choice === 'off' ? 'withdrawn' : 'removed';
  await keepConsent(ctx, { addressId: row.id, said, byPerson: ctx.actor.personId });
  return true;
}

/** There is no such address: nothing goes there any more until its owner confirms one. */
export async function noteReturned(ctx: Store, addressId: string): Promise<void> {
  await ctx.db
    .updateTable('message_address')
    .set({ state: 'returned', since: ctx.now })
    .where('id', '=', addressId)
    .execute();
  await keepConsent(ctx, { addressId, said: 'returned', byPerson: null });
}
