import { hash, randomBytes } from 'node:crypto';
import type { Program } from './program.ts';

/** A new session of an account without any sign-in, as the text of its cookie. */
export async function sessionOf({ databases, clock }: Program, username: string): Promise<string> {
  const db = databases.official.kysely;
  const token = randomBytes(32).toString('base64url');
  const { person_id: personId } = await db
    .selectFrom('account')
    .select('person_id')
    .where('username', '=', username)
    .executeTakeFirstOrThrow();
  const now = clock.now();
  await db
    .insertInto('session')
    .values({
      token_hash: hash('sha256', token, 'buffer'),
      person_id: personId,
      created_at: now,
      last_seen_at: now,
      expires_at: new Date(now.getTime() + 3_600_000),
    })
    .execute();
  return `dongbo_session=${token}`;
}
