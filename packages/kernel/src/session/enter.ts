import { randomBytes } from 'node:crypto';
import type { Session } from '@dongbo/contract';
import type { z } from 'zod';
import { findActor } from '../identity/find-actor.ts';
import { makeDeviceCookie } from '../identity/known-device.ts';
import { addNotices } from '../notices/notice-store.ts';
import type { KernelContext } from '../operation/kernel-operation.ts';
import type { Caller, OperationContext } from '../operation/operation.ts';
import { missesToTell } from './missed-sign-ins-rule.ts';
import { findSessionEnd, hashOfToken, openSession, type MissesOfNetwork, type TriedAccount } from './session-store.ts';
import type { SignInCount } from './sign-in-counts.ts';
import { viewSession } from './view-session.ts';

/** Tells the holder of the account of tries by others. */
async function tellOfMisses(
  ctx: Pick<KernelContext, 'db' | 'now' | 'newId'>,
  personId: string,
  missed: readonly MissesOfNetwork[],
  network: string,
): Promise<void> {
  const facts = missesToTell(missed, network);
  if (facts === null) return;
  const id = ctx.newId();
  const about = { system: 'kernel', key: 'sign-ins-missed', subjectId: null } as const;
  await addNotices(ctx.db, [{ id, personId, ...about, facts, eventId: id, at: ctx.now }]);
}

type EnterContext = Omit<KernelContext, 'actor'> &
  Pick<OperationContext<never, unknown, unknown>, 'setSession' | 'openSystems'> & { readonly caller: Caller };

export interface Entering {
  readonly personId: string;
  readonly username: string;
  readonly network: string;
  readonly tried: Pick<TriedAccount, 'is_device_valid'>;
  /** What the try took, to be given back. */
  readonly counts: readonly SignInCount[];
}

/** Opens the session of whoever has shown who they are, and answers what the browser may know of it; null: the account was closed at this
 * very moment. */
export async function enter(ctx: EnterContext, entering: Entering): Promise<z.input<typeof Session> | null> {
  const { personId, username, network, tried, counts } = entering;
  const device = ctx.caller.device ?? null;
  const token = randomBytes(32).toString('base64url');
  const tokenHash = hashOfToken(token);
  const replaces = ctx.caller.token === null ? null : hashOfToken(ctx.caller.token);
  const deviceId = tried.is_device_valid && device !== null ? device.id : ctx.newId();
  const { cookie, secretHash } = makeDeviceCookie(deviceId, ctx.deviceKey);
  const missed = await openSession(ctx.db, {
    tokenHash,
    personId,
    username,
    replaces,
    counts,
    network,
    now: ctx.now,
    device: { id: deviceId, secretHash },
  });
  const actor = await findActor(ctx.db, tokenHash, ctx.now);
  if (actor === null) return null;
  await tellOfMisses(ctx, personId, missed, network);
  ctx.setSession({ token, actor, device: cookie });
  ctx.about(personId);
  const systems = await ctx.openSystems(actor);
  return viewSession({ ...ctx, actor, systems, endsAt: await findSessionEnd(ctx.db, tokenHash) });
}
