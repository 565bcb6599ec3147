import { networkOf } from '../identity/network-of.ts';
import type { KernelContext } from '../operation/kernel-operation.ts';
import type { Caller } from '../operation/operation.ts';
import { takeTry } from '../session/session-store.ts';
import { countOfCode } from './sign-up-policy.ts';

interface Asking {
  readonly address: string;
  readonly number: string;
}

/** Takes from the counts of an address, a number and the network of whoever asks; until when to wait, null: it was taken. One statement. */
export async function takeCodeTurn(
  ctx: Pick<KernelContext, 'db' | 'now'> & { readonly caller: Caller },
  { address, number }: Asking,
): Promise<Date | null> {
  const counts = [
    // However a mailbox is spelt, it is one.
    countOfCode('address', address.toLowerCase()),
    countOfCode('number', number),
    countOfCode('network', networkOf(ctx.caller.address ?? '')),
  ];
  return await takeTry(ctx.db, counts, ctx.now);
}
