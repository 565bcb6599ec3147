import { createHash } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import { z } from 'zod';
import type { KernelTables } from '../db/tables.ts';
import { signInPolicy } from '../identity/sign-in-policy.ts';
import { jobsOf } from '../jobs/job.ts';
import { addNotices } from '../notices/notice-store.ts';
import { holdersAnywhere } from '../organisation/holders-of.ts';

type Db = Kysely<KernelTables>;

/** So many misses of one person within the time are told: more than anybody mistypes. */
const mostMissedReads = 20;

/** Something to be told, once an hour as long as it goes on. */
interface Sign {
  readonly key: 'sign-ins-herd' | 'account-tried' | 'reads-missed';
  /** What it is about, so that it is told once an hour. */
  readonly of: string;
  readonly facts: Readonly<Record<string, string>>;
}

/** Networks that missed on many names or often, and accounts that were tried often; both spaces share the accounts. */
async function signsOfSignIns(db: Db, since: Date): Promise<Sign[]> {
  const { names, misses } = signInPolicy.herd;
  const networks = await sql<{ network: string; names: number; misses: number; waits: number }>`
    select network, count(*)::integer as names, sum(misses)::integer as misses, sum(waits)::integer as waits
    from sign_in_miss where last_at > ${since}
    group by network having count(*) >= ${names} or sum(misses + waits) >= ${misses} order by sum(misses + waits) desc limit 20`.execute(
    db,
  );
  const accounts = await sql<{ account: string; networks: number; misses: number; waits: number }>`
    select a.username as account, count(*)::integer as networks, sum(m.misses)::integer as misses,
      sum(m.waits)::integer as waits
    from sign_in_miss m join account a on sha256(convert_to(a.username, 'UTF8')) = m.name_hash
    where m.last_at > ${since} group by a.username having sum(m.misses + m.waits) >= ${misses}
    order by sum(m.misses + m.waits) desc limit 20`.execute(db);
  return [
    ...networks.rows.map((row): Sign => ({
      key: 'sign-ins-herd',
      of: row.network,
      facts: { network: row.network, names: String(row.names), misses: String(row.misses), waits: String(row.waits) },
    })),
    ...accounts.rows.map((row): Sign => ({
      key: 'account-tried',
      of: row.account,
      facts: {
        account: row.account,
        networks: String(row.networks),
        misses: String(row.misses),
        waits: String(row.waits),
      },
    })),
  ];
}

/** The least id of an entry at an instant: ids sort by time. */
const leastId = (at: Date): string => {
  const time = at.getTime().toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-0000-0000-000000000000`;
};

/** People who asked again and again for what is not there for them. */
async function signsOfReads(db: Db, since: Date): Promise<Sign[]> {
  const { rows } = await sql<{ actor_id: string; person: string; misses: number }>`
    select actor_id, max(actor_name) as person, count(*)::integer as misses from audit_entry
    where id >= ${leastId(since)}::uuid and at > ${since} and actor_id is not null and outcome in ('not-found', 'not-allowed')
    group by actor_id having count(*) >= ${mostMissedReads} order by 3 desc limit 20`.execute(db);
  return rows.map((row) => ({
    key: 'reads-missed',
    of: row.actor_id,
    facts: { person: row.person, misses: String(row.misses) },
  }));
}

/** An id that the same sign has for an hour, so that it is told once. */
function idOfSign({ key, of }: Sign, now: Date): string {
  const hour = Math.floor(now.getTime() / 3_600_000);
  const hex = createHash('sha256')
    .update(JSON.stringify([key, of, hour]))
    .digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const defineKernelJob = jobsOf<KernelTables, unknown>();

/** Tells auditors and administrators of accounts of repeated misses: sign-ins over many names from one network, one account tried from
 * many, and people who ask for what is not theirs. */
export const watchMissesJob = defineKernelJob(
  'kernel.watch-misses',
  z.object({}),
  async (ctx) => {
    const since = new Date(ctx.now.getTime() - signInPolicy.herd.ms);
    const ofSignIns = ctx.space === 'official' ? await signsOfSignIns(ctx.db, since) : [];
    const signs = [...ofSignIns, ...(await signsOfReads(ctx.db, since))];
    if (signs.length === 0) return;
    const people = await holdersAnywhere(ctx.db, signInPolicy.herd.toldTo, ctx.now);
    const notices = people.flatMap((personId) =>
      signs.map((sign) => ({
        id: ctx.newId(),
        personId,
        system: 'kernel' as const,
        key: sign.key,
        facts: sign.facts,
        subjectId: null,
        eventId: idOfSign(sign, ctx.now),
        at: ctx.now,
      })),
    );
    await addNotices(ctx.db, notices);
  },
  { maxAttempts: 3 },
);
