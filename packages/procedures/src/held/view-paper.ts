import type { DigitisationState, DossierPaper } from '@dongbo/contract/procedures';
import type { z } from 'zod';
import type { StoredFile, StoredPapers } from '../dossiers/stored-dossier.ts';
import { paperSource } from './record-reuse.ts';

/** How a component came to be there in electronic form, as the acts that brought it say. Pure. */
export function digitisationOf(paper: StoredPapers[number], files: readonly StoredFile[]): DigitisationState {
  const source = paperSource(paper, files);
  if (source !== null) return source.kind === 'result' ? 'reused-result' : 'reused-paper';
  return paper.fileIds.length === 0 ? 'not-digitised' : 'digitised';
}

/** A paper of a dossier with its files, and where it comes from. Pure. */
export function viewPaper(
  { fileIds, ...paper }: StoredPapers[number],
  files: readonly StoredFile[],
): z.input<typeof DossierPaper> {
  const byId = new Map(files.map((file) => [String(file.id), file]));
  return {
    ...paper,
    files: fileIds.map((id) => byId.get(id)).filter((file) => file !== undefined),
    digitisation: digitisationOf({ ...paper, fileIds }, files),
    source: paperSource({ fileIds }, files),
  };
}
