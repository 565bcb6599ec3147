import type { LocalText } from '@dongbo/contract';
import { GeneralError, ancestorsOf, mayAt, notFound, type Actor } from '@dongbo/kernel';
import { sql } from 'kysely';
import { shortNameOf } from '../catalogue/search-store.ts';
import type { Context } from '../define.ts';
import { placeColumns } from '../dossiers/dossier-reach.ts';
import { findDossier } from '../dossiers/dossier-store.ts';
import { isPartyTo } from '../dossiers/party.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import { findReferralsOf, referralJson } from './find-referrals.ts';
import { StoredReferral } from './stored-referral.ts';

/** What is known of the dossier beside a referral of it. */
export interface ReferredDossier {
  readonly code: string;
  readonly owner_name: string;
  readonly procedure_name: string;
  readonly procedure_short_name: LocalText | null;
  readonly calendar: string;
  readonly field: string;
  readonly step_id: string | null;
  /** The units at or above each unit where the dossier lives. */
  readonly places: readonly string[];
}

interface Found extends ReferredDossier {
  readonly referral: unknown;
}

export interface KnownReferral {
  readonly referral: StoredReferral;
  readonly dossier: ReferredDossier;
}

/** Was the referral put to this person: by name, or to a unit where they hold the permission? What was handed to somebody by name is
 * theirs alone, but who hands work over there still sees it. Pure. */
export const isAskedOf = (actor: Actor, permission: string, { assignee, ancestors }: StoredReferral): boolean =>
  (assignee !== null && assignee.id === actor.personId) || mayAt(actor, permission, { ancestors, field: null });

/** May this person answer it: whoever has it by name, or anybody of the unit while nobody has; never who asked. Pure. */
export const mayAnswerIt = (actor: Actor, referral: StoredReferral): boolean =>
  referral.askedBy.id !== actor.personId &&
  (referral.assignee === null || referral.assignee.id === actor.personId) &&
  isAskedOf(actor, 'procedures.referral.answer', referral);

/** May this person open the dossier of which it is? Pure. */
export const mayOpenDossier = (
  actor: Actor,
  { places, field }: Pick<ReferredDossier, 'places' | 'field'>,
  permission: string,
): boolean => mayAt(actor, permission, { ancestors: places, field });

async function findReferral(ctx: Pick<Context, 'db' | 'now'>, id: string): Promise<KnownReferral | undefined> {
  const { rows } = await sql<Found>`
    select ${referralJson(ctx.now)} as referral, d.code, d.owner ->> 'name' as owner_name, v.name as procedure_name,
      ${shortNameOf(sql.ref('p.code'))} as procedure_short_name, v.field,
      d.calendar, d.step_id, ${ancestorsOf(...placeColumns.map((place) => sql.ref(place)))} as places
    from referral r join dossier d on d.id = r.dossier_id join procedure_version v on v.id = d.procedure_version_id
    join procedure p on p.id = v.procedure_id
    where r.id = ${id}::uuid`.execute(ctx.db);
  const [row] = rows;
  return row && { referral: StoredReferral.parse(row.referral), dossier: row };
}

/** A referral for reading: for who was asked, and for who may open the dossier. To anybody else it does not exist. */
export async function loadReferral(
  ctx: Pick<Context, 'db' | 'now' | 'actor'>,
  id: string,
  permission: string,
): Promise<KnownReferral> {
  const found = (await findReferral(ctx, id)) ?? notFound();
  const { actor } = ctx;
  const isSeen = isAskedOf(actor, permission, found.referral) || mayOpenDossier(actor, found.dossier, permission);
  return isSeen ? found : notFound();
}

export interface ChangingReferral {
  readonly referral: StoredReferral;
  /** Everything that the dossier asks of others, that one among it. */
  readonly all: readonly StoredReferral[];
  readonly dossier: StoredDossier;
}

type Changing = Context & {
  refuse(code: 'referral.changed-meanwhile' | 'referral.not-open' | 'dossier.same-person'): never;
};

/** A referral for a change that was decided on a version of it, by whoever `may`. The row of its dossier is locked first, so that of two
 * changes at once the second sees the first. Nobody changes what is asked in their own matter. */
export async function loadReferralForChange(
  ctx: Changing,
  change: { readonly referralId: string; readonly version: number },
  may: (known: KnownReferral) => boolean,
): Promise<ChangingReferral> {
  const seen = await loadReferral(ctx, change.referralId, 'procedures.referral.get');
  if (!may(seen)) throw new GeneralError('not-allowed');
  const { dossierId } = seen.referral;
  ctx.about(dossierId);
  const dossier = (await findDossier(ctx.db, dossierId, { at: ctx.now, lock: true })) ?? notFound();
  const all = await findReferralsOf(ctx.db, dossierId, ctx.now);
  const referral = all.find(({ id }) => id === change.referralId) ?? notFound();
  await ctx.requireStage(referral.unit.id);
  if (isPartyTo(ctx.actor, dossier)) return ctx.refuse('dossier.same-person');
  const isUnfinished = referral.state === 'open' || referral.state === 'waiting';
  if (!isUnfinished || dossier.stepId === null) return ctx.refuse('referral.not-open');
  if (referral.version !== change.version) return ctx.refuse('referral.changed-meanwhile');
  return { referral, all, dossier };
}
