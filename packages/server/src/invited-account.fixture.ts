import { createAccount, makeInvitation, newId } from '@dongbo/kernel';
import type { Program } from './program.ts';

/** Somebody with an account that has no password yet, and the secret of the link to it. */
export async function inviteSomebody(
  program: Program,
): Promise<{ readonly personId: string; readonly username: string; readonly token: string }> {
  const db = program.databases.official.kysely;
  const now = program.clock.now();
  const fresh = () => newId(now.getTime());
  const personId = fresh();
  const username = `moi.${personId}`;
  const person = { id: personId, kind: 'official', name: 'Lý Thị Mới', name_folded: 'ly thi moi', created_at: now };
  await db.insertInto('person').values(person).execute();
  await createAccount(db, { personId, username, now });
  const parts = {
    purpose: 'first',
    madeBy: null,
    now,
    newId: fresh,
    deviceKey: program.worker.services.deviceKey,
  } as const;
  const { token } = await makeInvitation(db, { ...parts, personId });
  return { personId, username, token };
}
