import { listDelegations as endpoint } from '@dongbo/contract/administration';
import { readGrants } from '@dongbo/kernel';
import { sql } from 'kysely';
import { defineOperation } from '../define.ts';
import { viewGrant } from '../rights/view-grant.ts';
import { isDelegable } from './delegation-rule.ts';

/** What the caller may delegate, has delegated, and does for others; nothing of anybody else. Two statements. */
export const listDelegations = defineOperation(endpoint, async (ctx) => {
  const { db, actor, now } = ctx;
  const mine = sql`(select id from role_grant where person_id = ${actor.personId}::uuid)`;
  const rows = await readGrants(
    db,
    sql`(g.person_id = ${actor.personId}::uuid or g.source_grant_id in ${mine}) and (g.valid_to is null or g.valid_to > ${now})`,
    { now, limit: 500 },
  );
  const own = rows.filter((row) => row.personId === actor.personId);
  const received = own.flatMap((row) => (row.sourceGrantId === null ? [] : [{ row, source: row.sourceGrantId }]));
  const sources = received.map(({ source }) => source);
  const { rows: holders } = await sql<{ id: string; name: string }>`
    select g.id, p.name from role_grant g join person p on p.id = g.person_id where g.id = any(${sources}::uuid[])`.execute(
    db,
  );
  const actsFor = new Map(holders.map(({ id, name }) => [id, name]));
  return {
    own: own.filter((row) => isDelegable(row) && row.inForce).map((row) => viewGrant(row, now)),
    given: rows.filter((row) => row.personId !== actor.personId).map((row) => viewGrant(row, now)),
    received: received.map(({ row, source }) => ({ ...viewGrant(row, now), actsFor: actsFor.get(source) ?? '' })),
  };
});
