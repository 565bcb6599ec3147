import type { AgencyFacts } from '@dongbo/kernel';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';

/** The body in whose name a result is written: with its head, its book of numbers and its signer. */
export interface DecidingBody extends AgencyFacts {
  readonly id: string;
  readonly functionKey: string | null;
}

/** The competent unit, or the committee of the province above the office where its leader decides. Pure. */
export function decidingBody({
  competent,
  committeeOffice,
}: Pick<StoredDossier, 'competent' | 'committeeOffice'>): DecidingBody {
  if (committeeOffice === null) return competent;
  const { parent, ancestors } = committeeOffice;
  const id = ancestors.find((ancestor) => ancestor !== committeeOffice.id);
  if (parent === null || id === undefined) throw new Error(`No committee stands above ${committeeOffice.code}`);
  return { ...parent, id, functionKey: null, parent: null };
}
