import type { MyDossier } from '@dongbo/contract';
import { notFound } from '@dongbo/kernel';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Act } from '../define.ts';
import { findDossier, type StoredDossier } from '../dossiers/dossier-store.ts';
import { dossierCoreView } from '../dossiers/dossier-view.ts';
import type { Remembering } from '../dossiers/fresh-events.ts';

/** The caller's own dossier; "not there" and "not yours" are the same. */
export async function getOwnDossier(
  ctx: Pick<Act, 'db' | 'now'>,
  id: string,
  personId: string | null,
): Promise<StoredDossier> {
  const dossier = await findDossier(ctx.db, id, {
    at: ctx.now,
    lock: false,
    only: sql<boolean>`d.person_id = ${personId}`,
  });
  return dossier && personId !== null && dossier.personId === personId ? dossier : notFound();
}

/** What the owner has to do or may expect: a key of the text catalogue `next`. */
export const nextOf = (state: StoredDossier['state']): string => state;

/** An own dossier that is at hand. */
export async function viewOwned(
  ctx: Pick<Act, 'db' | 'now' | 'ports' | 'space'> & Partial<Remembering>,
  dossier: StoredDossier,
): Promise<z.input<typeof MyDossier>> {
  return { ...(await dossierCoreView(ctx, dossier, 'owner')), next: nextOf(dossier.state) };
}

export async function viewMyDossier(
  ctx: Pick<Act, 'db' | 'now' | 'ports' | 'space'>,
  id: string,
  personId: string | null,
): Promise<z.input<typeof MyDossier>> {
  return await viewOwned(ctx, await getOwnDossier(ctx, id, personId));
}
