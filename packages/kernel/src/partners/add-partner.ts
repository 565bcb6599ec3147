import { addPartner as endpoint, fold } from '@dongbo/contract';
import { sql, type Kysely } from 'kysely';
import type { KernelTables } from '../db/tables.ts';
import { grantRole } from '../identity/grant-role.ts';
import { defineKernelOperation } from '../operation/kernel-operation.ts';

/** The partner of this name; made when there is none. */
async function partnerNamed(db: Kysely<KernelTables>, name: string, fresh: { id: string; now: Date }): Promise<string> {
  const made = await db
    .insertInto('person')
    .values({ id: fresh.id, kind: 'partner', name, name_folded: fold(name), created_at: fresh.now })
    // Written out: with a parameter a prepared statement would no longer match the partial index.
    .onConflict((conflict) => conflict.column('name').where('kind', '=', sql.lit('partner')).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (made) return made.id;
  const known = await db
    .selectFrom('person')
    .select('id')
    .where('name', '=', name)
    .where('kind', '=', 'partner')
    .executeTakeFirstOrThrow();
  return known.id;
}

/** Gives another system a role at a unit and a key. Only the hash of the secret comes in, so that neither the kept answer of
 * the request nor the audit can hold the secret. */
export const addPartner = defineKernelOperation(endpoint, async (ctx, input) => {
  const { db, now } = ctx;
  const role = await db.selectFrom('role').select('key').where('key', '=', input.role).executeTakeFirst();
  if (!role) return ctx.refuse('partner.role-unknown');
  const unit = await db
    .selectFrom('unit')
    .select('id')
    .where('code', '=', input.unitCode)
    .where('valid_to', 'is', null)
    .executeTakeFirst();
  if (!unit) return ctx.refuse('partner.unit-unknown');
  const partnerId = await partnerNamed(db, input.name, { id: ctx.newId(), now });
  const grant = { person_id: partnerId, role_key: role.key, unit_id: unit.id, field: input.field ?? null };
  await grantRole(db, grant, { id: ctx.newId(), now });
  const keyId = ctx.newId();
  await db
    .insertInto('partner_key')
    .values({
      id: keyId,
      person_id: partnerId,
      name: input.keyName,
      secret_hash: Buffer.from(input.secretHash, 'hex'),
      valid_from: now,
      valid_to: input.validTo ?? null,
    })
    .execute();
  ctx.about(partnerId);
  return { partnerId, keyId };
});
