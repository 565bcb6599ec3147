import { sql } from 'kysely';
import type { KernelContext } from '../operation/kernel-operation.ts';
import { messagePolicy } from './message-policy.ts';

const dayMs = 86_400_000;

/** Removes codes whose time is over with the addresses that nobody confirmed, and what the simulated carriers were handed long ago. */
export async function sweepMessages({ db, space, now }: Pick<KernelContext, 'db' | 'space' | 'now'>): Promise<void> {
  const kept = new Date(now.getTime() - messagePolicy.simulatedKeptDays * dayMs);
  await sql`
    with codes as (delete from message_code where space = ${space} and expires_at <= ${now})
    delete from simulated_message where space = ${space} and at <= ${kept}`.execute(db);
}
