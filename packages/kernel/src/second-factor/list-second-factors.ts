import { listSecondFactors as endpoint, type SecondFactorKind } from '@dongbo/contract';
import { sql } from 'kysely';
import { defineKernelOperation } from '../operation/kernel-operation.ts';
import { isDemandedOf } from './second-factor-policy.ts';
import { siteOf } from './site.ts';

interface Row {
  readonly id: string;
  readonly kind: SecondFactorKind;
  readonly name: string;
  readonly added_at: Date;
  readonly last_used_at: Date | null;
}

export const listSecondFactors = defineKernelOperation(endpoint, async (ctx) => {
  const { personId, grants } = ctx.actor;
  const { rows } = await sql<Row>`
    select id, kind, name, added_at, last_used_at from second_factor
    where person_id = ${personId}::uuid and confirmed_at is not null order by added_at, id`.execute(ctx.db);
  const codes = await sql<{ left: number }>`
    select count(*)::integer as left from recovery_code where person_id = ${personId}::uuid and used_at is null`.execute(
    ctx.db,
  );
  return {
    demanded: isDemandedOf(grants, ctx.now),
    // The caller's host comes with the session's own endpoints alone.
    passkeysPossible: siteOf(ctx.caller.host) !== null,
    recoveryCodesLeft: codes.rows[0]?.left ?? 0,
    items: rows.map(({ id, kind, name, added_at: at, last_used_at: used }) => ({
      id,
      kind,
      name,
      addedAt: at.toISOString(),
      lastUsedAt: used?.toISOString() ?? null,
    })),
  };
});
