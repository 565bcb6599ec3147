import { GeneralError, notFound } from '@dongbo/kernel';
import type { Context } from '../define.ts';
import { mayForDossier } from './dossier-actor.ts';
import { livesInReach } from './dossier-reach.ts';
import { findDossier, findDossierWithEvents } from './dossier-store.ts';
import type { DossierWithEvents, StoredDossier } from './stored-dossier.ts';
import { findLastChange } from './last-change.ts';

const seePermission = 'procedures.dossier.get';

type Reading = Pick<Context, 'db' | 'now' | 'actor'>;

const readable = ({ now, actor }: Reading, permission: string) => ({
  at: now,
  lock: false,
  only: livesInReach(actor, [permission]),
});

const orNotFound = <D extends StoredDossier>({ actor }: Reading, permission: string, dossier: D | undefined): D =>
  dossier && mayForDossier(actor, permission, dossier) ? dossier : notFound();

/** A dossier for reading; what the caller may not see does not exist. */
export async function loadDossier(ctx: Reading, dossierId: string, permission: string): Promise<StoredDossier> {
  return orNotFound(ctx, permission, await findDossier(ctx.db, dossierId, readable(ctx, permission)));
}

/** The same with what happened to it. */
export async function loadDossierWithEvents(
  ctx: Reading,
  dossierId: string,
  permission: string,
): Promise<DossierWithEvents> {
  return orNotFound(ctx, permission, await findDossierWithEvents(ctx.db, dossierId, readable(ctx, permission)));
}

type Changing = Pick<Context, 'db' | 'now' | 'actor' | 'about' | 'requireStage'> & {
  refuse(code: 'dossier.changed-meanwhile', facts: Readonly<Record<string, unknown>>): never;
};

/** A dossier for a change that was decided on a version of it. Its row is locked first and its version compared then, so
 * that of two officers at once one takes effect and the other is told who was faster and when. */
export async function loadForChange(
  ctx: Changing,
  change: { readonly dossierId: string; readonly version: number },
  permission: string,
): Promise<StoredDossier> {
  const dossier = await findDossier(ctx.db, change.dossierId, {
    at: ctx.now,
    lock: true,
    only: livesInReach(ctx.actor, [permission, seePermission]),
  });
  if (!dossier) return notFound();
  if (!mayForDossier(ctx.actor, permission, dossier)) {
    if (mayForDossier(ctx.actor, seePermission, dossier)) throw new GeneralError('not-allowed');
    return notFound();
  }
  ctx.about(dossier.id);
  await ctx.requireStage(dossier.competent.id);
  if (dossier.version === change.version) return dossier;
  return ctx.refuse('dossier.changed-meanwhile', {
    version: dossier.version,
    ...(await findLastChange(ctx.db, dossier.id)),
  });
}
