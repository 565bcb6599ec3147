import { fold } from '@dongbo/contract';
import { paperDataFields, type copyReasons, type DigitisationLevel } from '@dongbo/contract/procedures';
import type { StoredDossier, StoredFile, StoredPapers } from '../dossiers/stored-dossier.ts';
import { digitisationData, type PaperFields } from './digitisation-data.ts';

type Paper = StoredPapers[number];

/** What is written down of a paper of this name: by the first kind of which its name holds a word. Pure. */
export function fieldsOf(name: string): PaperFields {
  const folded = fold(name);
  const { kinds, otherwise } = digitisationData.fields;
  return kinds.find(({ words }) => words.some((word) => folded.includes(fold(word))))?.fields ?? otherwise;
}

/** Why a file is not signed as a copy; null: it is. Only what an official has scanned was compared with the paper: what the owner sent is
 * theirs, and what was taken over is signed where it comes from or in the dossier where it was scanned. Pure. */
export function whyNotSign(
  { type, uploadedBy, source }: Pick<StoredFile, 'type' | 'uploadedBy' | 'source'>,
  { personId }: Pick<StoredDossier, 'personId'>,
): (typeof copyReasons)[number] | null {
  if (source !== null) return 'digitisation.taken-over';
  if (uploadedBy === personId) return 'digitisation.sent-by-owner';
  return type === 'application/pdf' ? null : 'digitisation.no-pdf';
}

export interface FileToSign {
  readonly componentId: string;
  readonly paperName: string;
  readonly file: StoredFile;
}

/** The files of a dossier that are to be signed and are not, of one paper or of all. Pure. */
export function filesToSign(
  dossier: Pick<StoredDossier, 'papers' | 'files' | 'personId'>,
  signed: ReadonlySet<string>,
  componentId?: string,
): FileToSign[] {
  const byId = new Map(dossier.files.map((file) => [String(file.id), file]));
  return dossier.papers
    .filter((paper) => componentId === undefined || paper.componentId === componentId)
    .flatMap((paper) =>
      paper.fileIds.flatMap((id) => {
        const file = byId.get(id);
        if (file === undefined || signed.has(id) || whyNotSign(file, dossier) !== null) return [];
        return [{ componentId: paper.componentId, paperName: paper.name, file }];
      }),
    );
}

/** How far a paper is digitised. Pure. */
export function levelOf({ fileIds }: Pick<Paper, 'fileIds'>, signed: ReadonlySet<string>): DigitisationLevel {
  if (fileIds.length === 0) return 'not-digitised';
  return fileIds.every((id) => signed.has(id)) ? 'signed-copy' : 'scanned';
}

type Typed = Readonly<Partial<Record<(typeof paperDataFields)[number], string | undefined>>>;

/** What is wrong with what was typed of a paper; null: nothing. Pure. */
export function wrongWith(
  typed: Typed,
  fields: PaperFields,
): 'digitisation.data-incomplete' | 'digitisation.days-crossed' | null {
  const isGiven = (id: (typeof paperDataFields)[number]): boolean => Boolean(typed[id]?.trim());
  if (paperDataFields.some((id) => fields[id] === 'needed' && !isGiven(id))) return 'digitisation.data-incomplete';
  if (!paperDataFields.some(isGiven)) return 'digitisation.data-incomplete';
  const { issuedOn, validUntil } = typed;
  return issuedOn && validUntil && validUntil < issuedOn ? 'digitisation.days-crossed' : null;
}
