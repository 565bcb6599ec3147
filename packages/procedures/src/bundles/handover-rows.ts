import type { LocalText } from '@dongbo/contract';
import { Owner, type PaperHandover } from '@dongbo/contract/procedures';
import { sql, type RawBuilder } from 'kysely';
import type { z } from 'zod';
import { readingOf } from '../catalogue/search-store.ts';
import { StoredPapers } from '../dossiers/stored-dossier.ts';
import { StoredPieces, piecesOf } from './stored-pieces.ts';

/** Papers on their way, with what is told of their dossier. */
export interface HandoverRow {
  readonly id: string;
  readonly dossier_id: string;
  readonly code: string;
  readonly kind: PaperHandover['kind'];
  readonly owner: unknown;
  readonly name: string;
  readonly short_name: LocalText | null;
  readonly pieces: unknown;
  readonly papers: unknown;
}

/** Columns of `HandoverRow`, of `paper_handover h` joined by `handoverJoins`. */
export const handoverColumns: RawBuilder<unknown> = sql`h.id, h.dossier_id, d.code, h.kind, d.owner, v.name, r.names as short_name,
  h.pieces, d.papers`;

export const handoverJoins: RawBuilder<unknown> = sql`join dossier d on d.id = h.dossier_id
  join procedure_version v on v.id = d.procedure_version_id
  join procedure p on p.id = v.procedure_id ${readingOf}`;

/** What travels: as it was sent, or as the dossier has it now. */
export const piecesOfRow = ({ pieces, papers }: Pick<HandoverRow, 'pieces' | 'papers'>): StoredPieces =>
  pieces === null ? piecesOf(StoredPapers.parse(papers)) : StoredPieces.parse(pieces);

/** A row as pages show it. */
export const viewHandover = (row: HandoverRow): z.input<typeof PaperHandover> => ({
  id: row.id,
  dossierId: row.dossier_id,
  code: row.code,
  procedureName: row.short_name ?? { vi: row.name, en: row.name, uk: row.name },
  ownerName: Owner.parse(row.owner).name,
  kind: row.kind,
  pieces: piecesOfRow(row),
});
