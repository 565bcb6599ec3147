import { z } from 'zod';
import type { StoredPieces } from '../bundles/stored-pieces.ts';
import { stillWanted, type Piece } from '../supplements/bring-pieces.ts';
import type { StoredItem } from '../supplements/stored-supplement.ts';

const count = z.int().min(0);

/** What was taken in at one time, as the receipt says it. */
export const IntakeContent = z.object({
  papers: z.array(
    z.object({
      name: z.string(),
      originals: count,
      certifiedCopies: count,
      photocopies: count,
      files: count,
      remark: z.string().nullable(),
    }),
  ),
  /** Questions whose answers were put right. */
  questions: z.array(z.string()),
  /** What has not come yet. */
  lacking: z.array(z.string()),
  /** Papers wait at the counter to be sent on. */
  travels: z.boolean(),
});
export type IntakeContent = z.infer<typeof IntakeContent>;

const onPaper = ({ originals, certifiedCopies, photocopies }: Piece): number =>
  originals + certifiedCopies + photocopies;

const itemOf = (items: readonly StoredItem[], piece: Piece): StoredItem | undefined =>
  items.find(({ id }) => id === piece.itemId);

/** Names of papers that came on paper alone: what is not scanned does not get to who settles the dossier at once. Pure. */
export const notScanned = (items: readonly StoredItem[], pieces: readonly Piece[]): string[] =>
  pieces
    .filter((piece) => onPaper(piece) > 0 && piece.fileIds.length === 0)
    .map((piece) => itemOf(items, piece)?.name ?? '');

/** What has to be sent on: what came on paper, by the component under which the dossier has it. Pure. */
export const travelling = (items: readonly StoredItem[], pieces: readonly Piece[]): StoredPieces =>
  pieces
    .filter((piece) => onPaper(piece) > 0)
    .map((piece) => {
      const item = itemOf(items, piece);
      const { originals, certifiedCopies, photocopies } = piece;
      const counts = { originals, certifiedCopies, photocopies };
      return {
        componentId: item?.componentId ?? '',
        name: item?.name ?? '',
        ...counts,
        state: 'sent' as const,
        note: null,
      };
    });

/** What the receipt says, from the items before and after. Pure. */
export function contentOf(
  { before, after }: { readonly before: readonly StoredItem[]; readonly after: readonly StoredItem[] },
  pieces: readonly Piece[],
  travels: boolean,
): IntakeContent {
  const wasPut = (item: StoredItem): boolean =>
    item.kind === 'field' && item.brought?.at !== before.find(({ id }) => id === item.id)?.brought?.at;
  const given = pieces.filter((piece) => onPaper(piece) + piece.fileIds.length > 0 || (piece.remark ?? '') !== '');
  return {
    papers: given.map((piece) => ({
      name: itemOf(before, piece)?.name ?? '',
      originals: piece.originals,
      certifiedCopies: piece.certifiedCopies,
      photocopies: piece.photocopies,
      files: piece.fileIds.length,
      remark: piece.remark,
    })),
    questions: after.filter(wasPut).map(({ name }) => name),
    lacking: stillWanted(after).map(({ name }) => name),
    travels,
  };
}
