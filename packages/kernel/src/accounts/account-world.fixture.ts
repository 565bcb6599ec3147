import { createWorld, type World } from '@dongbo/testing';
import { kernelOperations } from '../kernel-operations.ts';
import { newId } from '../ids.ts';
import { createAccount } from './account-store.ts';
import { makeInvitation, type Invitation, type InvitationPurpose } from './invitations.ts';

/** A world with people who get their accounts from scratch. */
export interface AccountWorld extends AsyncDisposable {
  readonly world: World;
  /** Somebody with an account that has no password yet. */
  person(username: string, kind?: 'official' | 'citizen'): Promise<string>;
  invite(personId: string, purpose?: InvitationPurpose): Promise<Invitation>;
  /** Gives a role with an operation of administration at the province. */
  makeAdministrator(personId: string): Promise<void>;
}

export const goodPassword = 'Bến phà Cát Lái 5 giờ';

export async function createAccountWorld(key: string, administration: readonly string[] = []): Promise<AccountWorld> {
  const world = await createWorld({ systems: [], operations: kernelOperations, key });
  const db = world.databases.official.kysely;
  const now = () => world.clock.now();
  const fresh = () => newId(now().getTime());
  if (administration.length > 0)
    await db
      .insertInto('role')
      .values({ key: 'test-administrator', name: JSON.stringify({ vi: 'Quản trị' }), permissions: [...administration] })
      .execute();
  return {
    world,
    async person(username, kind = 'official') {
      const id = fresh();
      await db
        .insertInto('person')
        .values({ id, kind, name: 'Trần Thị Lành', name_folded: 'tran thi lanh', created_at: now() })
        .execute();
      await createAccount(db, { personId: id, username, now: now() });
      return id;
    },
    invite: (personId, purpose = 'first') =>
      makeInvitation(db, {
        personId,
        purpose,
        madeBy: null,
        now: now(),
        newId: fresh,
        deviceKey: world.worker.services.deviceKey,
      }),
    async makeAdministrator(personId) {
      const unit = await db.selectFrom('unit').select('id').where('kind', '=', 'province').executeTakeFirstOrThrow();
      await db
        .insertInto('role_grant')
        .values({
          id: fresh(),
          person_id: personId,
          role_key: 'test-administrator',
          unit_id: unit.id,
          valid_from: new Date(now().getTime() - 1000),
        })
        .execute();
    },
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
  };
}
