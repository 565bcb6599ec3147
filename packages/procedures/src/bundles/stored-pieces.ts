import { HandoverPiece } from '@dongbo/contract/procedures';
import { z } from 'zod';
import type { StoredPapers } from '../dossiers/stored-dossier.ts';

export const StoredPieces = z.array(HandoverPiece);
export type StoredPieces = z.infer<typeof StoredPieces>;

/** What of the papers of a dossier lies there on paper, as it is sent. Pure. */
export const piecesOf = (papers: StoredPapers): StoredPieces =>
  papers
    .filter(({ originals, certifiedCopies, photocopies }) => originals + certifiedCopies + photocopies > 0)
    .map(({ componentId, name, originals, certifiedCopies, photocopies }) => ({
      componentId,
      name,
      originals,
      certifiedCopies,
      photocopies,
      state: 'sent' as const,
      note: null,
    }));
