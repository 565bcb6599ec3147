import { randomBytes } from 'node:crypto';
import { signIn as endpoint } from '@dongbo/contract';
import { defineKernelOperation, type KernelContext } from '../operation/kernel-operation.ts';
import { findActor } from '../identity/find-actor.ts';
import { makeDeviceCookie } from '../identity/known-device.ts';
import { createTurnsByKey } from '../identity/in-turn.ts';
import { networkOf } from '../identity/network-of.ts';
import { isPassword } from '../identity/password.ts';
import { addNotices } from '../notices/notice-store.ts';
import { missesToTell } from './missed-sign-ins-rule.ts';
import {
  findSessionEnd,
  findTriedAccount,
  hashOfToken,
  normaliseUsername,
  noteFailure,
  openSession,
  takeTry,
  type MissesOfNetwork,
} from './session-store.ts';
import { countsOf } from './sign-in-counts.ts';
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

/** Who signs in with one account from one place does so one after the other: else the tries of many who are right would be taken
 * before one of them is given back, and the last of them told to wait. */
const inTurn = createTurnsByKey();

/** Opens a session for a local account. An unknown username is answered, counted and slowed down like a known one, and takes
 * as long. Strangers shut nobody out: a browser that this account has used is judged by its own misses alone. Commits statement by
 * statement, so that failed tries stay counted. */
export const signIn = defineKernelOperation(
  endpoint,
  async (ctx, input) => {
    const username = normaliseUsername(input.username);
    const network = networkOf(ctx.caller.address ?? '');
    const device = ctx.caller.device ?? null;
    const tried = await findTriedAccount(ctx.db, { username, device, network, now: ctx.now });
    const counts = countsOf({
      username,
      network,
      deviceId: tried.is_device_known ? (device?.id ?? null) : null,
      isNetworkKnown: tried.is_network_known,
    });
    return await inTurn(counts.map(({ key }) => key)[0] ?? '', async () => {
      const until = await takeTry(ctx.db, counts, ctx.now);
      if (until !== null) {
        await noteFailure(ctx.db, 'waited', { username, network, now: ctx.now });
        return ctx.refuse('session.locked', { until: until.toISOString() });
      }
      const right = await isPassword(tried.password_hash, input.password);
      const personId = tried.person_id;
      if (!right || personId === null) {
        await noteFailure(ctx.db, 'missed', { username, network, now: ctx.now });
        return ctx.refuse('session.wrong-credentials');
      }
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
      if (actor === null) return ctx.refuse('session.wrong-credentials');
      await tellOfMisses(ctx, personId, missed, network);
      ctx.setSession({ token, actor, device: cookie });
      ctx.about(personId);
      const systems = await ctx.openSystems(actor);
      return viewSession({ ...ctx, actor, systems, endsAt: await findSessionEnd(ctx.db, tokenHash) });
    });
  },
  { transaction: 'none' },
);
