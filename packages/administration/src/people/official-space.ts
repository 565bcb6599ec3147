import type { Space } from '@dongbo/contract';

interface Asked {
  readonly space: Space;
  refuse(code: 'account.official-only'): never;
}

/** Accounts and rights are the same in both spaces and are changed in the official one only (0074). */
export function inOfficialSpace(ctx: Asked): void {
  if (ctx.space !== 'official') ctx.refuse('account.official-only');
}
