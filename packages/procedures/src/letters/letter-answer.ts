import type { FileAnswer } from '@dongbo/contract';
import type { LetterForm } from '@dongbo/contract/procedures';
import { fileAnswer, localDate } from '@dongbo/kernel';
import type { Context } from '../define.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import { controlSlipData } from './control-slip.ts';
import { findLetter, watermarkOf } from './letter-store.ts';
import { pdfAnswer, printLetter } from './print-letter.ts';
import { qrText } from './qr-text.ts';
import { resultLetter } from './result-letter.ts';

type Reading = Pick<Context, 'db' | 'now' | 'letters' | 'calendar' | 'demonstration' | 'space' | 'files'>;

const storedForms = { receipt: 'receipt', copy: 'submission-copy' } as const;

async function storedFile(ctx: Reading, fileId: string): Promise<FileAnswer> {
  const row = await ctx.db
    .selectFrom('file')
    .select(['name', 'type', 'size', 'storage_key'])
    .where('id', '=', fileId)
    .executeTakeFirstOrThrow();
  return await fileAnswer(row, ctx.files);
}

/** The stored PDF, or the same bytes printed now when the worker has not come to it yet. */
async function storedLetter(ctx: Reading, dossier: StoredDossier, form: string): Promise<FileAnswer | null> {
  const letter = await findLetter(ctx.db, { subjectId: dossier.id, form });
  if (!letter) return null;
  return letter.fileId === null
    ? pdfAnswer(letter.content.fileName, printLetter(ctx, letter))
    : await storedFile(ctx, letter.fileId);
}

async function controlSlip(ctx: Reading, dossier: StoredDossier): Promise<FileAnswer> {
  const data = await controlSlipData(ctx, dossier);
  const qr = qrText({
    dossierCode: dossier.code,
    procedureCode: dossier.procedure.code,
    holderId: '',
    documentName: 'Phiếu kiểm soát quá trình giải quyết hồ sơ',
    issuingSystem: 'Đồng Bộ',
    issuedAt: data.receivedAt,
  });
  const fileName = `Phieu-kiem-soat-${dossier.code}.pdf`;
  const content = { data, qrText: qr, watermark: watermarkOf(ctx), fileName };
  const layout = ctx.letters.layoutFor('control-slip', localDate(ctx.now)).id;
  return pdfAnswer(fileName, printLetter(ctx, { layout, content, createdAt: ctx.now }));
}

async function result(ctx: Reading, dossier: StoredDossier): Promise<FileAnswer | null> {
  const known = dossier.result;
  if (known === null) return null;
  const fileId = known.signedFileId ?? known.uploadedFileId;
  if (fileId !== null) return await storedFile(ctx, fileId);
  const letter = await resultLetter(ctx, dossier, null);
  return pdfAnswer(letter.content.fileName, printLetter(ctx, letter));
}

/** A letter of a dossier as PDF; null when there is none (yet). Who may see it is for the caller to decide. */
export async function letterAnswer(ctx: Reading, dossier: StoredDossier, form: LetterForm): Promise<FileAnswer | null> {
  if (form === 'control-slip') return dossier.clock === null ? null : await controlSlip(ctx, dossier);
  if (form === 'result') return await result(ctx, dossier);
  return await storedLetter(ctx, dossier, storedForms[form]);
}
