import type { DossierChanged } from '@dongbo/contract/procedures';
import type { z } from 'zod';
import type { StoredDossier } from './stored-dossier.ts';

/** What a write answers about the dossier that it opened or changed. */
export const dossierChanged = ({ id, code, state, version }: StoredDossier): z.input<typeof DossierChanged> => ({
  id,
  code,
  state,
  version,
});
