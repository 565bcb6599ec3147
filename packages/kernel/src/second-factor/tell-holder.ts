import type { KernelContext } from '../operation/kernel-operation.ts';
import { addNotices } from '../notices/notice-store.ts';

/** What the holder of an account is told of its second factors. */
export type FactorNotice =
  | 'second-factor-added'
  | 'second-factor-removed'
  | 'second-factors-reset'
  | 'recovery-code-used'
  | 'recovery-codes-renewed';

/** Tells the holder of an account what was done to its second factors, so that nobody does it unseen. */
export async function tellHolder(
  ctx: Pick<KernelContext, 'db' | 'now' | 'newId'>,
  personId: string,
  key: FactorNotice,
  facts: Readonly<Record<string, string>> = {},
): Promise<void> {
  const id = ctx.newId();
  const about = { system: 'kernel', key, subjectId: null } as const;
  await addNotices(ctx.db, [{ id, personId, ...about, facts, eventId: id, at: ctx.now }]);
}
