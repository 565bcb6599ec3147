import { confirmSignUp as endpoint } from '@dongbo/contract';
import { refusalOfNewPassword } from '../accounts/set-password.ts';
import { networkOf } from '../identity/network-of.ts';
import { hashPassword } from '../identity/password.ts';
import { defineKernelOperation } from '../operation/kernel-operation.ts';
import { enter } from '../session/enter.ts';
import { findTriedAccount } from '../session/session-store.ts';
import { tryCode } from './account-code-store.ts';
import { usernameOfAddress } from './declared-rule.ts';
import { makeAccount } from './make-account.ts';

const over = { outcome: 'over', triesLeft: 0, username: null, session: null } as const;

/** Makes the account of a sign-up and signs it in. The password is looked at before the code, so that a weak one costs no try. Commits
 * statement by statement: tries stay counted, and no transaction waits for the hash. */
export const confirmSignUp = defineKernelOperation(
  endpoint,
  async (ctx, { askId, code, password }) => {
    const { db, now } = ctx;
    const refusal = refusalOfNewPassword(password, { hasSecondFactor: false, names: [] });
    if (refusal !== null) return ctx.refuse(refusal.code, refusal.facts);
    const tried = await tryCode(db, { askId, purpose: 'sign-up', code, now, key: ctx.deviceKey });
    if (tried.outcome !== 'right') {
      ctx.note(tried.outcome, { declined: true });
      return tried.outcome === 'over' ? over : { ...over, ...tried };
    }
    const { row } = tried;
    const username = usernameOfAddress(row.channel, row.address);
    const named = refusalOfNewPassword(password, { hasSecondFactor: false, names: [username, row.name ?? ''] });
    if (named !== null) return ctx.refuse(named.code, named.facts);
    const personId = ctx.newId();
    const passwordHash = await hashPassword(password);
    const changeId = ctx.newId();
    const { language } = ctx.caller;
    if (!(await makeAccount(db, { row, username, passwordHash, personId, changeId, language, now }))) return over;
    ctx.about(personId);
    const network = networkOf(ctx.caller.address ?? '');
    const facts = await findTriedAccount(db, { username, device: ctx.caller.device ?? null, network, now });
    const session = await enter(ctx, { personId, username, network, tried: facts, counts: [] });
    return session === null ? over : { outcome: 'done' as const, triesLeft: 0, username, session };
  },
  { transaction: 'none' },
);
