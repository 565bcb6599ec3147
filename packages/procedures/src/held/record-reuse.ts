import { dossierEvents } from '@dongbo/contract/procedures';
import type { Context } from '../define.ts';
import type { StoredDossier, StoredFile, StoredPapers } from '../dossiers/stored-dossier.ts';
import { sourceInWords } from './held-sources.ts';

/** Where a paper comes from that was taken over; null: it was handed in. Pure. */
export function paperSource(
  { fileIds }: Pick<StoredPapers[number], 'fileIds'>,
  files: readonly StoredFile[],
): StoredFile['source'] {
  const own = new Set(fileIds);
  return files.find(({ id, source }) => source !== null && own.has(String(id)))?.source ?? null;
}

/** Writes down, for each of the papers that was taken over, what is used instead of asking for it. */
export function recordReuse(
  ctx: Pick<Context, 'emit'>,
  dossier: Pick<StoredDossier, 'id' | 'code' | 'receiving' | 'files'>,
  papers: StoredPapers,
): void {
  for (const paper of papers) {
    const source = paperSource(paper, dossier.files);
    if (source === null) continue;
    ctx.emit(
      dossierEvents.paperReused,
      {
        dossierId: dossier.id,
        code: dossier.code,
        componentId: paper.componentId,
        kind: source.kind,
        note: `${paper.name}: ${sourceInWords(source)}`,
      },
      { subjectId: dossier.id, unitId: dossier.receiving.id },
    );
  }
}
