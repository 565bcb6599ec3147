import { dossierEvents } from '@dongbo/contract/procedures';
import { putWork } from '@dongbo/kernel';
import { sql } from 'kysely';
import type { Context } from '../define.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import { deadlineOf, startable } from './referral-rule.ts';
import type { StoredReferral } from './stored-referral.ts';
import { slotOf, workOfReferral } from './work-of-referral.ts';

/** What an event of a referral says of it. */
export const eventOf = (
  { id, code }: Pick<StoredDossier, 'id' | 'code'>,
  referral: Pick<StoredReferral, 'id' | 'kind'>,
) => ({
  dossierId: id,
  code,
  referralId: referral.id,
  kind: referral.kind,
});

/** How many needed answers lack. Pure. */
const neededOf = (all: readonly StoredReferral[]): number =>
  all.filter(({ isNeeded, state }) => isNeeded && (state === 'open' || state === 'waiting')).length;

/** Saves what changed for the dossier itself: how many were asked, how many it waits for, and a version that tells open pages to read
 * again; work of the closed referrals leaves the inboxes. One statement. */
export async function touchDossier(
  { db }: Pick<Context, 'db'>,
  dossier: StoredDossier,
  { all, closed }: { readonly all: readonly StoredReferral[]; readonly closed: readonly StoredReferral[] },
): Promise<StoredDossier> {
  const after = { ...dossier, referrals: all.length, waitsFor: neededOf(all), version: dossier.version + 1 };
  await sql`
    with main as (update work_item set version = ${after.version}
      where subject_id = ${dossier.id}::uuid and system = 'procedures' and slot = 'main'),
    closed as (delete from work_item
      where subject_id = ${dossier.id}::uuid and system = 'procedures' and slot = any(${closed.map(({ id }) => slotOf(id))}::text[]))
    update dossier set referrals = ${after.referrals}, waits_for = ${after.waitsFor}, version = ${after.version}
    where id = ${dossier.id}::uuid`.execute(db);
  return after;
}

/** The referral as it stands once its deadline counts. Pure. */
export const begun = (
  referral: StoredReferral,
  at: Date,
  calendar: Parameters<typeof deadlineOf>[2],
): StoredReferral => ({
  ...referral,
  state: 'open',
  startedAt: at,
  dueAt: deadlineOf(at, referral.limit, calendar),
});

/** Begins the tasks whose turn has come: their deadline counts from now by the calendar, and the units have them in their inboxes. Two
 * statements, none where nothing waits. Answers everything as it stands then. */
export async function startTasks(
  ctx: Context,
  dossier: StoredDossier,
  all: readonly StoredReferral[],
): Promise<StoredReferral[]> {
  const calendar = ctx.calendar(dossier.calendar);
  const started = startable(all).map((one) => ({ ...begun(one, ctx.now, calendar), version: one.version + 1 }));
  if (started.length === 0) return [...all];
  const rows = started.map(({ id, dueAt }) => ({ id, due_at: dueAt }));
  await sql`update referral r set state = 'open', started_at = ${ctx.now}, due_at = m.due_at, version = r.version + 1
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as m(id uuid, due_at timestamptz) where r.id = m.id`.execute(
    ctx.db,
  );
  await putWork(
    ctx.db,
    started.map((one) => workOfReferral(ctx, dossier, one)),
  );
  for (const one of started)
    ctx.emit(
      dossierEvents.referralStarted,
      { ...eventOf(dossier, one), note: one.title },
      { subjectId: dossier.id, unitId: one.unit.id },
    );
  return all.map((one) => started.find(({ id }) => id === one.id) ?? one);
}

/** Why what was asked for a body that no longer settles the dossier needs no answer; `note` names both. */
export const movedReason = (note: string): string => `Hồ sơ chuyển sang nơi khác giải quyết: ${note}`;

/** Another body settles the dossier from now on, and asks by itself: what the one before had asked is nobody's work any more, and
 * nothing waits for it. One statement. */
export async function closeMovedReferrals(
  { db, now }: Pick<Context, 'db' | 'now'>,
  dossierId: string,
  note: string,
): Promise<void> {
  await sql`
    with closed as (update referral set state = 'withdrawn', withdrawn_at = ${now}, withdrawn_reason = ${movedReason(note)},
        version = version + 1
      where dossier_id = ${dossierId}::uuid and state in ('waiting', 'open') returning id),
    free as (update dossier set waits_for = 0 where id = ${dossierId}::uuid)
    delete from work_item w using closed
    where w.subject_id = ${dossierId}::uuid and w.system = 'procedures' and w.slot = 'referral.' || closed.id`.execute(
    db,
  );
}

/** A dossier that has ended waits for nobody: what was not answered is closed, and nobody looks at what was planned on the spot. Its work
 * is closed with it. One statement. */
export async function closeBeside({ db, now }: Pick<Context, 'db' | 'now'>, dossierId: string): Promise<void> {
  await sql`
    with checks as (update site_check set state = 'cancelled', cancelled_at = ${now}, cancel_reason = '', version = version + 1
      where dossier_id = ${dossierId}::uuid and state = 'planned')
    update referral set state = 'withdrawn', withdrawn_at = ${now}, withdrawn_reason = '', version = version + 1
    where dossier_id = ${dossierId}::uuid and state in ('waiting', 'open')`.execute(db);
}
