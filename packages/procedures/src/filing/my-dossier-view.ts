import type { Contact } from '@dongbo/contract';
import type { MyDossier } from '@dongbo/contract/procedures';
import { localDate, notFound, readContact } from '@dongbo/kernel';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Context } from '../define.ts';
import { findDossier, findDossierWithEvents } from '../dossiers/dossier-store.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import { isPayable } from '../fees/fee-record.ts';
import { canBeWithdrawn } from '../endings/ending-rule.ts';
import { dossierCoreView } from '../dossiers/dossier-view.ts';
import { isOwn } from '../dossiers/own-dossier.ts';
import { isExplained } from '../supplements/bring-pieces.ts';
import { viewMySiteChecks } from '../site-checks/my-site-checks.ts';
import { findSiteChecksOf } from '../site-checks/find-site-checks.ts';
import { ratingOf } from '../ratings/rating-of.ts';

const own = (now: Date, personId: string | null) => ({
  at: now,
  lock: false,
  only: isOwn(personId),
});

/** The caller's own dossier; "not there" and "not yours" are the same. */
export async function getOwnDossier(
  ctx: Pick<Context, 'db' | 'now'>,
  id: string,
  personId: string | null,
): Promise<StoredDossier> {
  const dossier = await findDossier(ctx.db, id, own(ctx.now, personId));
  return dossier && personId !== null ? dossier : notFound();
}

/** What the owner has to do or may expect: a key of the text catalogue `next`. */
export function nextOf(
  { state, openPath, resultMark }: Pick<StoredDossier, 'state' | 'openPath' | 'resultMark'>,
  { hasToPay, hasExplained }: { readonly hasToPay: boolean; readonly hasExplained: boolean },
): string {
  if (hasToPay && openPath !== 'supplement-asked') return 'pay';
  if (openPath === 'supplement-asked' && hasExplained) return 'explained';
  if (resultMark === 'cancelled') return 'result-cancelled';
  return openPath === 'supplement-answered' ? 'answered' : state;
}

/** How the unit that received it is reached, as far as it was published. Asked together with the dossier, by its id. */
async function readContactFor(ctx: Pick<Context, 'db' | 'now'>, id: string): Promise<z.input<typeof Contact>> {
  const receiving = sql`(select d.receiving_unit_id from dossier d where d.id = ${id}::uuid)`;
  const { address, phone, email } = await readContact(ctx.db, receiving, localDate(ctx.now));
  return { address, phone, email };
}

/** What is or was looked at on the spot, as the owner sees it. One statement, none where nothing ever was. */
const siteChecksOf = async ({ db, now }: Pick<Context, 'db' | 'now'>, { id, siteChecks }: StoredDossier) =>
  siteChecks === 0 ? [] : viewMySiteChecks(await findSiteChecksOf(db, id, now));

export async function viewMyDossier(
  ctx: Pick<Context, 'db' | 'now' | 'calendar' | 'space'>,
  id: string,
  personId: string | null,
): Promise<z.input<typeof MyDossier>> {
  const [dossier, contact] = await Promise.all([
    findDossierWithEvents(ctx.db, id, own(ctx.now, personId)),
    readContactFor(ctx, id),
  ]);
  if (!dossier || personId === null) return notFound();
  const hasToPay = dossier.fees?.state === 'open' && isPayable(dossier);
  return {
    ...dossierCoreView(ctx, dossier, 'owner'),
    next: nextOf(dossier, { hasToPay, hasExplained: dossier.supplement !== null && isExplained(dossier.supplement) }),
    siteChecks: await siteChecksOf(ctx, dossier),
    version: dossier.version,
    mayWithdraw: canBeWithdrawn(dossier),
    ...ratingOf(dossier),
    contact,
  };
}
