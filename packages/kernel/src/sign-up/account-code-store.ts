import { randomUUID } from 'node:crypto';
import { AskId, type Language, type MessageChannel } from '@dongbo/contract';
import { sql, type Kysely } from 'kysely';
import type { KernelTables } from '../db/tables.ts';
import { codeOf, isCode } from '../messages/message-code.ts';
import { queueOf } from '../messages/messages-of.ts';
import type { KernelContext } from '../operation/kernel-operation.ts';
import { minuteMs } from '../time/instant.ts';
import { sendAccountCode } from './send-account-code.ts';
import { signUpPolicy } from './sign-up-policy.ts';

type Db = Kysely<KernelTables>;

export interface AskedCode {
  readonly purpose: 'sign-up' | 'new-password' | 'proof';
  /** Of a sign-up whoever has the address already, else whose account it is; null: nobody. */
  readonly personId: string | null;
  /** Of a sign-up. */
  readonly name: string | null;
  readonly number: string;
  readonly isOrganisation: boolean;
  readonly channel: MessageChannel;
  readonly address: string;
  readonly language: Language;
}

/** Keeps that a code was asked and has it sent. The row is written, and the message handed on, in every case alike: what goes out, if
 * anything, is decided where it is sent. */
export async function askCode(
  ctx: Pick<KernelContext, 'db' | 'now' | 'enqueue'>,
  asked: AskedCode,
): Promise<{ askId: AskId; expiresAt: string }> {
  // Not sorted by time: nobody can tell one from another.
  const id = randomUUID();
  const expiresAt = new Date(ctx.now.getTime() + signUpPolicy.code.minutes * minuteMs);
  const { personId, isOrganisation, ...rest } = asked;
  await ctx.db
    .insertInto('account_code')
    .values({
      id,
      ...rest,
      person_id: personId,
      is_organisation: isOrganisation,
      asked_at: ctx.now,
      expires_at: expiresAt,
      sending: 'waiting',
    })
    .execute();
  ctx.enqueue(sendAccountCode, { askId: id }, { queue: queueOf(asked.channel), priority: -1 });
  return { askId: AskId.parse(id), expiresAt: expiresAt.toISOString() };
}

export interface TriedCode extends Pick<
  AskedCode,
  'personId' | 'name' | 'number' | 'isOrganisation' | 'channel' | 'address'
> {
  readonly id: string;
}

export type TryOutcome =
  | { readonly outcome: 'right'; readonly row: TriedCode }
  | { readonly outcome: 'wrong'; readonly triesLeft: number }
  | { readonly outcome: 'over' };

export interface Try {
  readonly askId: string;
  readonly purpose: AskedCode['purpose'];
  readonly code: string;
  readonly now: Date;
  readonly key: Buffer;
}

/** Tries a code. It is counted before it is looked at, behind the lock of its row, so that many at once are no more than one after the
 * other. No code is right for an address whose owner was told that it has an account, nor where nobody was sent one. One statement. */
export async function tryCode(db: Db, { askId, purpose, code, now, key }: Try): Promise<TryOutcome> {
  const { rows } = await sql<TriedCode & { readonly tries: number }>`
    update account_code set tries = tries + 1
    where id = ${askId}::uuid and purpose = ${purpose} and expires_at > ${now} and tries < ${signUpPolicy.code.tries}
    returning id, person_id as "personId", name, number, is_organisation as "isOrganisation", channel, address, tries`.execute(
    db,
  );
  const [row] = rows;
  if (row === undefined) return { outcome: 'over' };
  const isSent = (purpose === 'sign-up') === (row.personId === null);
  if (isCode(code, codeOf(row.id, key)) && isSent) return { outcome: 'right', row };
  return { outcome: 'wrong', triesLeft: signUpPolicy.code.tries - row.tries };
}

/** Removes codes whose time is over. */
export async function sweepAccountCodes(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('account_code').where('expires_at', '<=', now).execute();
}
