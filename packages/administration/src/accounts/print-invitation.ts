import { printInvitation as endpoint } from '@dongbo/contract/administration';
import { sql } from 'kysely';
import { defineOperation } from '../define.ts';
import { findOther } from '../people/find-account.ts';
import { printInvitations, readInvited } from './invitation-letter.ts';

/** The sealed letter of one official whose one-time link waits for them. Printed each time it is asked for, and each time recorded. */
export const printInvitation = defineOperation(endpoint, async (ctx, { personId }) => {
  const { id, username } = await findOther(ctx, endpoint.name, personId);
  const from = sql`(select * from person where id = ${id}::uuid) p`;
  const people = await readInvited(ctx, { from, order: sql`p.id`, most: 1 });
  if (people.length === 0) return ctx.refuse('account.no-invitation');
  const { publicAddress } = ctx;
  if (publicAddress === null) return ctx.refuse('account.no-public-address');
  return await printInvitations(ctx, people, { publicAddress, fileName: `Thu-kich-hoat-${username}.pdf` });
});
