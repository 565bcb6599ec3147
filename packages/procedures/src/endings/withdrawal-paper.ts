import { nextOwnPaper } from '@dongbo/contract/procedures';
import type { StoredDossier, StoredPapers } from '../dossiers/stored-dossier.ts';

/** The written request as a paper of the dossier, in the words of the counter. Pure. */
export function withdrawalPaper(
  { papers }: Pick<StoredDossier, 'papers'>,
  fileIds: readonly string[],
): StoredPapers[number] {
  const taken = papers.map(({ componentId }) => componentId);
  return {
    // A dossier with nine papers of the counter's own keeps the request beside its last.
    componentId: nextOwnPaper('officer', taken) ?? 'desk.withdrawal',
    name: 'Văn bản đề nghị rút hồ sơ',
    originals: 1,
    certifiedCopies: 0,
    photocopies: 0,
    fileIds: [...fileIds],
  };
}
