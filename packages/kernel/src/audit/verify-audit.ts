import { verifyAudit as endpoint, type OutputOf } from '@dongbo/contract';
import { sql, type Kysely } from 'kysely';
import type { KernelTables } from '../db/tables.ts';
import { defineKernelOperation } from '../operation/kernel-operation.ts';
import { GeneralError } from '../operation/problems.ts';
import { checkChain, readChain } from './audit-chain.ts';
import { firstPreviousHash } from './audit-row.ts';
import { holdsForProvince } from './province-scope.ts';

/** Recomputes the chain over everything that is sealed in the space. Reads the whole record: minutes, when it is long.
 * What it cannot see alone is a record cut off at its end together with its blocks: keep `head` elsewhere and compare. */
export async function verifyAudit(db: Kysely<KernelTables>): Promise<OutputOf<typeof endpoint>> {
  const { startsAfter, ...check } = await checkChain(readChain(db));
  // Here the record is whole, so it begins at the beginning: blocks taken away there together with their entries show.
  const begins = startsAfter === null || startsAfter === firstPreviousHash;
  const { rows } = await sql<{ unsealed: string }>`select count(*) as unsealed from audit_entry
    where xid >= coalesce((select max(to_xid) from audit_block), '0'::xid8)`.execute(db);
  const unsealed = Number(rows[0]?.unsealed ?? 0);
  return { ...check, unsealed, ...(begins ? {} : { intact: false, firstBroken: 1 }) };
}

export const verifyAuditRecord = defineKernelOperation(endpoint, async (ctx) => {
  if (!(await holdsForProvince(ctx.db, ctx.actor, endpoint.name))) throw new GeneralError('not-allowed');
  return await verifyAudit(ctx.db);
});
