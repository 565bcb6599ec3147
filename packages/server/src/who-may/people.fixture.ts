import { createHash, randomBytes } from 'node:crypto';
import { listUnits, type UnitId } from '@dongbo/contract';
import type { Api, Browser } from '../api-world.fixture.ts';
import { ownPasskey } from '../own-passkey.fixture.ts';

export async function communeNamed(api: Api, name: string): Promise<UnitId> {
  const { items } = await api.nobody.call(listUnits, { q: name, kind: 'commune' });
  const found = items.find((unit) => unit.name === name);
  if (!found) throw new Error(`No commune ${name}`);
  return found.id;
}

/** A new session of somebody who is there already. */
export async function signedIn(api: Api, personId: string): Promise<Browser> {
  const now = api.clock.now();
  const token = randomBytes(32).toString('base64url');
  await api.program.databases.official.kysely
    .insertInto('session')
    .values({
      token_hash: createHash('sha256').update(token).digest(),
      person_id: personId,
      created_at: now,
      last_seen_at: now,
      expires_at: new Date(now.getTime() + 3_600_000),
    })
    .execute();
  return api.withCookie(`dongbo_session=${token}`);
}

export async function personIdOf(api: Api, username: string): Promise<string> {
  const row = await api.program.databases.official.kysely
    .selectFrom('account')
    .select('person_id')
    .where('username', '=', username)
    .executeTakeFirstOrThrow();
  return row.person_id;
}

/** Somebody who holds this role at this unit and nothing else, signed in; `ended`: who held it until an hour ago. */
export async function hold(api: Api, role: string, unitId: string, ended = false): Promise<Browser> {
  const db = api.program.databases.official.kysely;
  const now = api.clock.now();
  const hoursAgo = (hours: number): Date => new Date(now.getTime() - hours * 3_600_000);
  const id = crypto.randomUUID();
  const name = `${role} ${id}`;
  await db.insertInto('person').values({ id, kind: 'official', name, name_folded: name, created_at: now }).execute();
  await db.insertInto('account').values({ person_id: id, username: id, password_hash: 'none' }).execute();
  await db
    .insertInto('role_grant')
    .values({
      id: crypto.randomUUID(),
      person_id: id,
      role_key: role,
      unit_id: unitId,
      valid_from: hoursAgo(2),
      ...(ended ? { valid_to: hoursAgo(1) } : {}),
    })
    .execute();
  // Roles that demand a second factor are held by somebody who has one.
  await ownPasskey(api.program, id);
  return await signedIn(api, id);
}
