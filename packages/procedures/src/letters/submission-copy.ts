import { addLetter, agencyOf, formatInstant } from '@dongbo/kernel';
import type { Context } from '../define.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import { sourceInWords } from '../held/held-sources.ts';
import { paperSource } from '../held/record-reuse.ts';
import { writeFiling } from '../forms/answers.ts';
import { findForm } from '../forms/default-forms.ts';
import { SubmissionCopyData } from './letter-data.ts';
import { qrText } from './qr-text.ts';
import { term } from './terms.ts';

const megabyte = 1_048_576;

/** "1,2 MB", "340 KB". */
export function sizeInWords(bytes: number): string {
  const [value, unit] = bytes >= megabyte ? [bytes / megabyte, 'MB'] : [Math.max(1, bytes / 1024), 'KB'];
  return `${value.toLocaleString('vi-VN', { maximumFractionDigits: unit === 'MB' ? 1 : 0 })} ${unit}`;
}

/** The answers to one form in its own order, under its own name. */
function sectionsOf(form: StoredDossier['forms'][number], answers: StoredDossier['answers']) {
  const name = findForm(form.key, form.version)?.title.vi;
  return writeFiling([form], answers).map(({ section, rows }, index) => ({
    ...(index === 0 && name !== undefined && { form: name }),
    title: section.vi,
    answers: rows.map(({ label, value }) => ({ label: label.vi, value })),
  }));
}

/** A paper, and where it was taken from instead of being handed in. */
function nameOf(paper: StoredDossier['papers'][number], files: StoredDossier['files']): string {
  const source = paperSource(paper, files);
  return source === null ? paper.name : `${paper.name} (khai thác từ ${sourceInWords(source)})`;
}

/** Keeps a copy of what was sent: all answers as read, every paper with its hash, and when it came in. One statement. */
export async function addSubmissionCopy(ctx: Context, dossier: StoredDossier): Promise<void> {
  const { superior, name, place } = agencyOf(dossier.receiving);
  const files = new Map(
    dossier.files.map((file) => [
      String(file.id),
      { name: file.name, size: sizeInWords(file.size), sha256: file.sha256 },
    ]),
  );
  const data = SubmissionCopyData.parse({
    agency: { superior, name },
    place,
    dossierCode: dossier.code,
    procedure: { code: dossier.procedure.code, name: dossier.procedure.name },
    submitterName: dossier.submitterName,
    receivingUnit: dossier.receiving.name,
    submittedAt: formatInstant(dossier.submittedAt),
    resultDelivery: term(`return-method.${dossier.returnMethod}`),
    sections: dossier.forms.flatMap((form) => sectionsOf(form, dossier.answers)),
    papers: dossier.papers.map((paper) => ({
      name: nameOf(paper, dossier.files),
      files: paper.fileIds.map((id) => files.get(id)).filter((file) => file !== undefined),
    })),
  });
  await addLetter(ctx, {
    subjectId: dossier.id,
    form: 'submission-copy',
    data,
    fileName: `Ban-sao-ho-so-${dossier.code}.pdf`,
    qrText: qrText({
      dossierCode: dossier.code,
      procedureCode: dossier.procedure.code,
      holderId: dossier.owner.identityNumber ?? '',
      documentName: 'Bản sao hồ sơ đã nộp trực tuyến',
      issuingSystem: 'Đồng Bộ',
      issuedAt: formatInstant(dossier.submittedAt),
    }),
  });
}
