import { sql, type Kysely } from 'kysely';
import { z } from 'zod';
import type { KernelTables } from '../db/tables.ts';
import { transact } from '../db/transact.ts';
import { jobsOf } from '../jobs/job.ts';
import { addNotices } from '../notices/notice-store.ts';
import type { ActContext } from '../operation/operation.ts';
import { formatInstant } from '../time/instant.ts';
import { closeAccount } from './account-store.ts';
import { passwordPolicy } from './password-policy.ts';

type Context = Pick<ActContext<KernelTables, unknown>, 'db' | 'now' | 'newId'>;

/** Open accounts of officials, but those of the demonstration: citizens come once in years. */
const ofOfficials = sql`person.id = account.person_id and person.kind = 'official' and not person.demonstration and account.disabled_at is null`;

/** Where it is not known since when an account is unused, counting begins now. */
async function beginCounting({ db, now }: Context): Promise<void> {
  await sql`update account set unused_since = ${now} from person where ${ofOfficials} and unused_since is null`.execute(
    db,
  );
}

/** Tells the holders of accounts that will be closed soon, each once. */
async function tellHolders(ctx: Context): Promise<number> {
  const { closeAfterMs, tellBeforeMs } = passwordPolicy.idle;
  const since = new Date(ctx.now.getTime() - (closeAfterMs - tellBeforeMs));
  return await transact(ctx.db, async (db) => {
    const { rows } = await sql<{ id: string; unused_since: Date }>`
      update account set idle_warned_at = ${ctx.now} from person
      where ${ofOfficials} and unused_since <= ${since} and idle_warned_at is null
      returning account.person_id as id, unused_since`.execute(db);
    // Whoever was away longer than that when they are told has the same days left.
    const closing = (unused: Date) =>
      new Date(Math.max(unused.getTime() + closeAfterMs, ctx.now.getTime() + tellBeforeMs));
    await addNotices(
      db,
      rows.map(({ id: personId, unused_since: unused }) => {
        const id = ctx.newId();
        const about = { system: 'kernel', key: 'account-unused', subjectId: null } as const;
        return { id, personId, ...about, facts: { dueAt: formatInstant(closing(unused)) }, eventId: id, at: ctx.now };
      }),
    );
    return rows.length;
  });
}

/** The accounts whose holders were told in time and did not come. */
async function findUnused(db: Kysely<KernelTables>, now: Date): Promise<string[]> {
  const before = (ms: number): Date => new Date(now.getTime() - ms);
  const { rows } = await sql<{ id: string }>`
    select account.person_id as id from account join person on ${ofOfficials}
    where unused_since <= ${before(passwordPolicy.idle.closeAfterMs)}
      and idle_warned_at <= ${before(passwordPolicy.idle.tellBeforeMs)}
    order by unused_since`.execute(db);
  return rows.map(({ id }) => id);
}

/** Closes the accounts of officials that nobody has used for 45 days and whose holders were told a week before. The last administrator who
 * can sign in stays open, and so do demonstration accounts and those of citizens.
 * @returns how many were told and closed. */
export async function closeUnusedAccounts(ctx: Context): Promise<{ readonly told: number; readonly closed: number }> {
  await beginCounting(ctx);
  const told = await tellHolders(ctx);
  let closed = 0;
  for (const personId of await findUnused(ctx.db, ctx.now)) {
    const deed = { personId, reason: null, by: null, now: ctx.now, newId: () => ctx.newId(), as: 'idle' } as const;
    if ((await transact(ctx.db, (db) => closeAccount(db, deed))) === 'closed') closed += 1;
  }
  return { told, closed };
}

/** The same by the clock. Both spaces share the accounts, so that it runs in one of them. */
export const closeUnusedJob = jobsOf<KernelTables, unknown>()(
  'kernel.close-unused-accounts',
  z.object({}),
  async (ctx) => {
    const done = await closeUnusedAccounts(ctx);
    if (done.told + done.closed > 0) ctx.log.info({ task: 'close-unused-accounts', ...done }, 'unused accounts');
  },
  { transaction: 'none', pool: 'heavy', maxAttempts: 3 },
);
