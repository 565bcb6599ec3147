import { createHash, timingSafeEqual } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import type { KernelTables } from '../db/tables.ts';
import type { Actor, Grant } from './actor.ts';
import { grantsOf } from './find-actor.ts';

interface PartnerRow {
  readonly secret_hash: Buffer;
  readonly key_id: string | null;
  readonly person_id: string | null;
  readonly name: string | null;
  readonly grants: readonly Grant[] | null;
  readonly used_lately: boolean;
}

const written = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([A-Za-z0-9_-]{43})$/;
/** No key has this id, and no secret this hash: what is compared where there is nothing. */
const noKey = '00000000-0000-0000-0000-000000000000';
const noHash = Buffer.alloc(32);

/** The partner to whom a key belongs, with all grants, by what stands after `Bearer`: `<id of the key>.<secret>`. Null when
 * it is written wrongly, unknown, of another secret, not yet valid, ended or revoked: in each case after the same single
 * statement, which brings one row, and a comparison in constant time. The key's last use is noted at most once an hour. */
export async function findPartner(db: Kysely<KernelTables>, bearer: string, now: Date): Promise<Actor | null> {
  const [, id = noKey, secret = ''] = written.exec(bearer) ?? [];
  const hash = createHash('sha256').update(secret).digest();
  const hourAgo = new Date(now.getTime() - 3_600_000);
  const { rows } = await sql<PartnerRow>`
    select coalesce(k.secret_hash, ${noHash}) as secret_hash, k.id as key_id, person.id as person_id, person.name,
      case when k.secret_hash = ${hash} then ${grantsOf(now)} end as grants,
      coalesce(k.last_used_at > ${hourAgo}, false) as used_lately
    from (values (1)) as always (one)
      left join partner_key k on k.id = ${id}::uuid and k.valid_from <= ${now} and (k.valid_to is null or k.valid_to > ${now})
      left join person on person.id = k.person_id and person.kind = 'partner'`.execute(db);
  const [row] = rows;
  if (row === undefined || !timingSafeEqual(row.secret_hash, hash)) return null;
  const { key_id: keyId, person_id: personId, name, grants } = row;
  if (keyId === null || personId === null || name === null) return null;
  if (!row.used_lately)
    await sql`update partner_key set last_used_at = ${now} where id = ${keyId} and (last_used_at is null or last_used_at <= ${hourAgo})`.execute(
      db,
    );
  return { personId, name, kind: 'partner', username: '', grants: grants ?? [], keyId };
}
