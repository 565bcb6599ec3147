import { composeMessage, invitationToken, localDate, type MessageOutcome, type OutgoingMessage } from '@dongbo/kernel';
import { sql } from 'kysely';
import { z } from 'zod';
import { defineDelivery } from '../define.ts';
import { activationLink } from './activation-link.ts';

interface Open {
  readonly id: string;
  readonly email: string;
  readonly username: string;
  readonly purpose: 'first' | 'reset';
  readonly expiresAt: Date;
}

/** Sends somebody the one-time link of their account. The link is worked out as it goes and stands in no table, queue or log; whoever has
 * used it, or has none any more, gets nothing. */
export const sendInvitation = defineDelivery({
  name: 'administration.send-invitation',
  payload: z.object({ personId: z.uuid() }),
  maxAttempts: 8,
  timeoutMs: 20_000,
  async claim(ctx, { personId }) {
    const { rows } = await sql<Open>`
      select i.id, p.email, a.username, i.purpose, i.expires_at as "expiresAt"
      from account_invitation i join person p on p.id = i.person_id join account a on a.person_id = p.id
      where i.person_id = ${personId}::uuid and i.used_at is null and i.withdrawn_at is null and i.expires_at > ${ctx.now}
        and p.email is not null and a.disabled_at is null`.execute(ctx.db);
    const [open] = rows;
    const gateway = ctx.messageGateways.of(ctx.space, 'email');
    if (open === undefined || gateway === null || ctx.publicAddress === null) return null;
    const facts = {
      username: open.username,
      link: activationLink(ctx.publicAddress, invitationToken(ctx.deviceKey, open.id)),
      until: localDate(open.expiresAt),
    };
    const composed = composeMessage(
      { subjectKey: `invitation.${open.purpose}-subject`, key: `invitation.${open.purpose}`, facts },
      { channel: 'email', language: 'vi', isTrial: false, address: ctx.publicAddress, isAboutChange: false },
    );
    const message: OutgoingMessage = { id: open.id, space: ctx.space, to: open.email, ...composed };
    return { gateway, message };
  },
  send: async ({ gateway, message }, { signal }): Promise<MessageOutcome> => await gateway.send(message, signal),
  async record(ctx, { payload: { personId }, claimed: { gateway }, answer }) {
    ctx.about(personId);
    ctx.note(gateway.name, { declined: answer.kind !== 'accepted' });
    await Promise.resolve();
  },
  async givenUp(ctx, { personId }) {
    ctx.about(personId);
    await Promise.resolve();
  },
});
