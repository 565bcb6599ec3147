import { setTimeout as wait } from 'node:timers/promises';
import { sealAudit, verifyAudit, type AuditKey } from '@dongbo/kernel';
import type { World } from './create-world.ts';

const patienceMs = 10_000;

/** Seals the audit until nothing of it waits: other tests share the server, and their running transactions hold the horizon of
 * sealing back for a moment. Throws when they do so for ten seconds. */
export async function sealWholeAudit(
  { pool, kysely }: World['databases']['official'],
  at: Date,
  key: AuditKey | null = null,
): Promise<void> {
  const until = performance.now() + patienceMs;
  for (;;) {
    await sealAudit(pool, at, key);
    const { unsealed } = await verifyAudit(kysely, { keys: key === null ? [] : [key], heads: async () => [] });
    if (unsealed === 0) return;
    if (performance.now() > until) throw new Error(`${unsealed} entries of the audit are not sealed yet`);
    await wait(50);
  }
}
