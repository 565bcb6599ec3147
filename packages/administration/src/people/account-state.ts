import type { AccountState } from '@dongbo/contract/administration';
import { passwordPolicy } from '@dongbo/kernel';
import { sql, type RawBuilder } from 'kysely';

/** The state of an account `a` as a column. Idle: unused for so long that its holder has been, or is about to be, told that it will be
 * closed. */
export function accountStateOn(now: Date): RawBuilder<AccountState> {
  const { closeAfterMs, tellBeforeMs } = passwordPolicy.idle;
  const longAgo = new Date(now.getTime() - closeAfterMs + tellBeforeMs);
  return sql<AccountState>`case when a.disabled_at is not null then 'closed' when a.password_hash is null then 'invited'
    when a.unused_since < ${longAgo} then 'idle' else 'active' end`;
}
