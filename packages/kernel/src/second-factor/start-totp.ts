import { randomBytes } from 'node:crypto';
import { startTotp as endpoint } from '@dongbo/contract';
import province from '@dongbo/contract/texts/province.json' with { type: 'json' };
import { qrImage } from '../letters/qr-image.ts';
import { defineKernelOperation } from '../operation/kernel-operation.ts';
import { notFound } from '../operation/problems.ts';
import { sealKey } from '../signing/seal-key.ts';
import { hasMost } from './after-adding.ts';
import { toBase32 } from './base32.ts';
import { factorKeyOf } from './factor-key.ts';
import { secondFactorPolicy } from './second-factor-policy.ts';

/** Who asks, as apps show it: without accents, which three bytes each would make the picture too fine for old cameras. */
const issuer = province.name.vi.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('Đ', 'D').replaceAll('đ', 'd');

/** The address from which apps take a secret (Key URI Format). Pure. */
function addressOf(username: string, secret: string): string {
  const { digits, stepSeconds } = secondFactorPolicy.totp;
  const query = `secret=${secret}&issuer=${encodeURIComponent(issuer)}&algorithm=SHA1&digits=${digits}&period=${stepSeconds}`;
  return `otpauth://totp/${encodeURIComponent(issuer)}:${encodeURIComponent(username)}?${query}`;
}

/** Makes a secret for an authenticator app; one that was begun before and not confirmed is gone. */
export const startTotp = defineKernelOperation(endpoint, async (ctx) => {
  const { personId, username } = ctx.actor;
  if (personId === null) return notFound();
  if (await hasMost(ctx, personId)) return ctx.refuse('second-factor.too-many');
  const bytes = randomBytes(secondFactorPolicy.totp.secretBytes);
  const id = ctx.newId();
  await ctx.db
    .deleteFrom('second_factor')
    .where('person_id', '=', personId)
    .where('confirmed_at', 'is', null)
    .execute();
  await ctx.db
    .insertInto('second_factor')
    .values({
      id,
      person_id: personId,
      kind: 'totp',
      name: '—',
      added_at: ctx.now,
      secret_sealed: sealKey(bytes, factorKeyOf(ctx.deviceKey)),
    })
    .execute();
  ctx.about(personId);
  const secret = toBase32(bytes);
  const address = addressOf(username, secret);
  return { secret, address, qr: qrImage(address) };
});
