import { randomBytes } from 'node:crypto';
import { FactorId } from '@dongbo/contract';
import type { Program } from './program.ts';

/** A passkey of a person, of another site: nobody here holds it. */
export async function ownPasskey(program: Program, personId: string): Promise<FactorId> {
  const id = FactorId.parse(crypto.randomUUID());
  await putPasskey(program, personId, id);
  return id;
}

/** The same under a known id; one that is there already stays. */
export async function putPasskey({ databases, clock }: Program, personId: string, id: FactorId): Promise<void> {
  const now = clock.now();
  await databases.official.kysely
    .insertInto('second_factor')
    .values({
      id,
      person_id: personId,
      kind: 'passkey',
      name: 'Máy tính',
      added_at: now,
      confirmed_at: now,
      site: 'dvc.example.vn',
      credential_id: randomBytes(16),
      public_key: randomBytes(64),
      counter: 0,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}
