import type { HandoverPiece } from '@dongbo/contract/procedures';
import { useTexts } from '../../../lib/texts.ts';

/** What of a paper travels, in words: `2 bản chính, 1 bản chụp`. */
export function useCounts(): (piece: HandoverPiece) => string {
  const { t } = useTexts('procedures-desk');
  return ({ originals, certifiedCopies, photocopies }) =>
    [
      originals > 0 && t('hand-over.originals', { n: originals }),
      certifiedCopies > 0 && t('hand-over.certified', { n: certifiedCopies }),
      photocopies > 0 && t('hand-over.photocopies', { n: photocopies }),
    ]
      .filter((part) => part !== false)
      .join(', ');
}

/** The pieces of a dossier with their counts. */
export function PieceCounts({ pieces }: { readonly pieces: readonly HandoverPiece[] }) {
  const counts = useCounts();
  return (
    <ul className="desk-pieces">
      {pieces.map((piece) => (
        <li key={piece.componentId}>
          {piece.name}: {counts(piece)}
        </li>
      ))}
    </ul>
  );
}
