import type { Context } from '../define.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import { piecesOf, type StoredPieces } from './stored-pieces.ts';

interface Awaited {
  readonly kind: 'intake' | 'supplement';
  /** The counter where they lie. */
  readonly fromUnitId: string;
  /** Null: the papers of the dossier as they stand when they are sent. */
  readonly pieces: StoredPieces | null;
  /** The list in which they lacked. */
  readonly missedIn?: string;
}

/** Papers of a dossier lie at a counter and have to come to the body that settles it: they wait for a hand-over list there. */
export function awaitPapers(
  ctx: Context,
  dossier: StoredDossier,
  { kind, fromUnitId, pieces, missedIn }: Awaited,
): void {
  const row = {
    id: ctx.newId(),
    dossier_id: dossier.id,
    kind,
    from_unit_id: fromUnitId,
    to_unit_id: dossier.competent.id,
    since: ctx.now,
    pieces: pieces && JSON.stringify(pieces),
    missed_in: missedIn ?? null,
  };
  ctx.later(ctx.db.insertInto('paper_handover').values(row).execute());
}

/** What the counter took in on paper for another body waits to be sent there; what came online alone has nothing to send. */
export function awaitIntake(ctx: Context, dossier: StoredDossier): void {
  if (dossier.openPath !== 'on-its-way' || piecesOf(dossier.papers).length === 0) return;
  awaitPapers(ctx, dossier, { kind: 'intake', fromUnitId: dossier.receiving.id, pieces: null });
}
