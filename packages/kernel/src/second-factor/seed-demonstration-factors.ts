import { randomBytes } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import type { KernelTables } from '../db/tables.ts';
import type { Grant } from '../identity/actor.ts';
import { grantsOf } from '../identity/find-actor.ts';
import { newId } from '../ids.ts';
import { sealKey } from '../signing/seal-key.ts';
import { factorKeyOf } from './factor-key.ts';
import { isDemandedOf, secondFactorPolicy } from './second-factor-policy.ts';

/** Gives the demonstration accounts whose roles demand a second factor an authenticator app that nobody holds: the sign-in page shows its
 * code, in a demonstration alone. Those that have one already keep it. */
export async function seedDemonstrationFactors(
  db: Kysely<KernelTables>,
  { now, deviceKey }: { readonly now: Date; readonly deviceKey: Buffer },
): Promise<void> {
  const { rows } = await sql<{ id: string; grants: readonly Grant[] }>`
    select person.id, ${grantsOf(now)} as grants from person
    where person.demonstration and person.kind = 'official'
      and not exists (select from second_factor f where f.person_id = person.id and f.confirmed_at is not null)`.execute(
    db,
  );
  const without = rows.filter(({ grants }) => isDemandedOf(grants, now));
  if (without.length === 0) return;
  await db
    .insertInto('second_factor')
    .values(
      without.map(({ id }) => ({
        id: newId(now.getTime()),
        person_id: id,
        kind: 'totp',
        name: 'Minh họa',
        added_at: now,
        confirmed_at: now,
        secret_sealed: sealKey(randomBytes(secondFactorPolicy.totp.secretBytes), factorKeyOf(deviceKey)),
      })),
    )
    .execute();
}
