import { GeneralError, ancestorsOf, notFound, type Actor } from '@dongbo/kernel';
import { sql } from 'kysely';
import type { Context } from '../define.ts';
import { mayActHere } from '../dossiers/at-step.ts';
import { mayForDossier } from '../dossiers/dossier-actor.ts';
import { placeColumns } from '../dossiers/dossier-reach.ts';
import { findDossier } from '../dossiers/dossier-store.ts';
import { isPartyTo } from '../dossiers/party.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import { mayOpenDossier } from '../referrals/load-referral.ts';
import { findSiteChecksOf, siteCheckJson } from './find-site-checks.ts';
import { StoredSiteCheck } from './stored-site-check.ts';

/** What is told of the dossier beside a verification of it. */
export interface CheckedDossier {
  readonly code: string;
  readonly owner_name: string;
  readonly procedure_name: string;
  readonly calendar: string;
  readonly field: string;
  readonly step_id: string | null;
  readonly places: readonly string[];
}

export interface KnownCheck {
  readonly check: StoredSiteCheck;
  readonly dossier: CheckedDossier;
}

/** Goes this person along? Pure. */
export const isMember = ({ personId }: Pick<Actor, 'personId'>, { members }: StoredSiteCheck): boolean =>
  personId !== null && members.some((member) => member.personId === personId);

/** A verification for reading: for its members, and for who may open the dossier. To anybody else it does not exist. */
export async function loadSiteCheck(
  ctx: Pick<Context, 'db' | 'now' | 'actor'>,
  id: string,
  permission: string,
): Promise<KnownCheck> {
  const { rows } = await sql<CheckedDossier & { check: unknown }>`
    select ${siteCheckJson(ctx.now)} as check, d.code, d.owner ->> 'name' as owner_name, v.name as procedure_name, v.field,
      d.calendar, d.step_id, ${ancestorsOf(...placeColumns.map((place) => sql.ref(place)))} as places
    from site_check c join dossier d on d.id = c.dossier_id join procedure_version v on v.id = d.procedure_version_id
    where c.id = ${id}::uuid`.execute(ctx.db);
  const [dossier] = rows;
  if (dossier === undefined) return notFound();
  const check = StoredSiteCheck.parse(dossier.check);
  return isMember(ctx.actor, check) || mayOpenDossier(ctx.actor, dossier, permission) ? { check, dossier } : notFound();
}

/** May the actor lead it: who planned it, or has the dossier now. Pure. */
export const mayLead = (
  actor: Actor,
  dossier: StoredDossier,
  { plannedById }: Pick<StoredSiteCheck, 'plannedById'>,
  permission: string,
): boolean =>
  !isPartyTo(actor, dossier) &&
  mayForDossier(actor, permission, dossier) &&
  (plannedById === actor.personId || mayActHere(actor, dossier, permission));

export interface ChangingCheck {
  readonly check: StoredSiteCheck;
  readonly dossier: StoredDossier;
  /** How many verifications the dossier has. */
  readonly count: number;
}

type Changing = Context & {
  refuse(code: 'site-check.changed-meanwhile' | 'site-check.not-possible' | 'dossier.same-person'): never;
};

interface Wanted {
  readonly permission: string;
  /** In which states it can be done. */
  readonly states: readonly StoredSiteCheck['state'][];
  readonly may: (known: ChangingCheck) => boolean;
}

/** A verification for a change that was decided on a version of it. The row of its dossier is locked first, so that of two changes at
 * once the second sees the first. Nobody changes one in their own matter. */
export async function loadCheckForChange(
  ctx: Changing,
  { siteCheckId, version }: { readonly siteCheckId: string; readonly version: number },
  { permission, states, may }: Wanted,
): Promise<ChangingCheck> {
  const seen = await loadSiteCheck(ctx, siteCheckId, permission);
  const { dossierId } = seen.check;
  ctx.about(dossierId);
  const dossier = (await findDossier(ctx.db, dossierId, { at: ctx.now, lock: true })) ?? notFound();
  const all = await findSiteChecksOf(ctx.db, dossierId, ctx.now);
  const check = all.find(({ id }) => id === siteCheckId) ?? notFound();
  await ctx.requireStage(dossier.competent.id);
  if (isPartyTo(ctx.actor, dossier)) return ctx.refuse('dossier.same-person');
  const known = { check, dossier, count: all.length };
  if (check.version !== version) return ctx.refuse('site-check.changed-meanwhile');
  if (!may(known)) throw new GeneralError('not-allowed');
  return states.includes(check.state) && dossier.stepId !== null ? known : ctx.refuse('site-check.not-possible');
}
