import { dossierEvents, type MyDossier } from '@dongbo/contract/procedures';
import { formatInstant } from '@dongbo/kernel';
import type { z } from 'zod';
import type { DossierWithEvents } from '../dossiers/stored-dossier.ts';

/** What the owner said of the dossier, and whether they may say it now. Pure. */
export function ratingOf({ state, events }: DossierWithEvents): Pick<z.input<typeof MyDossier>, 'rating' | 'mayRate'> {
  const said = events.find(({ type }) => type === dossierEvents.rated.type);
  if (said === undefined) return { rating: null, mayRate: state === 'returned' };
  const { satisfaction, note } = dossierEvents.rated.payload.parse(said.payload);
  return { rating: { satisfaction, comment: note, at: formatInstant(new Date(said.at)) }, mayRate: false };
}
