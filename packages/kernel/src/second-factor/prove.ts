import type { ConfirmationWay, PasskeyAssertion } from '@dongbo/contract';
import type { KernelContext } from '../operation/kernel-operation.ts';
import { factorKeyOf } from './factor-key.ts';
import { findPasskey, spendPasskey, spendRecoveryCode, spendTotp } from './factor-store.ts';
import { readAssertion } from './passkeys.ts';
import { tellHolder } from './tell-holder.ts';
import type { Site } from './site.ts';

/** What somebody shows to prove who they are. */
export interface Proof {
  readonly code?: string | undefined;
  readonly passkey?: PasskeyAssertion | undefined;
}

export interface Proven {
  readonly personId: string;
  readonly way: ConfirmationWay;
}

type Context = Pick<KernelContext, 'db' | 'now' | 'newId' | 'deviceKey'>;

const sixDigits = /^\d{3}\s?\d{3}$/;

/** Takes a code, of an app or for recovery; null: it is none of this person's, or was used. */
async function proveByCode(ctx: Context, personId: string, typed: string): Promise<Proven | null> {
  const key = factorKeyOf(ctx.deviceKey);
  if (sixDigits.test(typed.trim())) {
    const isRight = await spendTotp(ctx.db, personId, typed.replaceAll(/\s/g, ''), key, ctx.now);
    return isRight ? { personId, way: 'totp' } : null;
  }
  const left = await spendRecoveryCode(ctx.db, personId, typed, key, ctx.now);
  if (left === null) return null;
  await tellHolder(ctx, personId, 'recovery-code-used', { left: String(left) });
  return { personId, way: 'recovery-code' };
}

/** Takes the answer of a passkey to the challenge; null: it does not hold, is of another person, or was used. `personId` null: whoever
 * the passkey says. */
async function proveByPasskey(
  ctx: Context,
  personId: string | null,
  answer: PasskeyAssertion,
  asked: { readonly site: Site | null; readonly challenge: string | null },
): Promise<Proven | null> {
  const { site, challenge } = asked;
  if (site === null || challenge === null) return null;
  const passkey = await findPasskey(ctx.db, Buffer.from(answer.id, 'base64url'), site.name);
  if (passkey === null || (personId !== null && passkey.person_id !== personId)) return null;
  const counter = await readAssertion(answer, passkey, { site, challenge });
  if (counter === null || !(await spendPasskey(ctx.db, { id: passkey.id, counter }, ctx.now))) return null;
  return { personId: passkey.person_id, way: 'passkey' };
}

/** Looks at what somebody shows beside the password; what is right is used up by it. Null: nothing that holds. */
export async function prove(
  ctx: Context,
  personId: string | null,
  proof: Proof,
  asked: { readonly site: Site | null; readonly challenge: string | null },
): Promise<Proven | null> {
  if (proof.passkey !== undefined) return await proveByPasskey(ctx, personId, proof.passkey, asked);
  if (proof.code === undefined || personId === null) return null;
  return await proveByCode(ctx, personId, proof.code);
}
