import type { FileAnswer } from '@dongbo/contract';
import type { LetterForm } from '@dongbo/contract/procedures';
import { composeLetter, findLetter, letterAnswer, localDate, printedAnswer, storedFileAnswer } from '@dongbo/kernel';
import type { Context } from '../define.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import { controlSlipData } from './control-slip.ts';
import { papersOfResult } from '../result-changes/result-papers.ts';
import { readDecidedChanges } from '../result-changes/stored-change.ts';
import { qrText } from './qr-text.ts';
import { resultLetter } from './result-letter.ts';

type Reading = Pick<Context, 'db' | 'now' | 'letters' | 'calendar' | 'demonstration' | 'space' | 'files'>;

const storedForms = {
  receipt: 'receipt',
  copy: 'submission-copy',
  supplement: 'supplement-request',
  apology: 'apology',
  'result-decision': 'result-decision',
} as const;

/** A refusal has a form of its own; what is withdrawn or stopped has one together. */
const endingForm = ({ ending }: StoredDossier): string =>
  ending?.kind === 'refused' ? 'refusal-notice' : 'stop-notice';

async function controlSlip(ctx: Reading, dossier: StoredDossier): Promise<FileAnswer> {
  const data = await controlSlipData(ctx, dossier);
  const qr = qrText({
    dossierCode: dossier.code,
    procedureCode: dossier.procedure.code,
    holderId: dossier.owner.identityNumber ?? '',
    documentName: 'Phiếu kiểm soát quá trình giải quyết hồ sơ',
    issuingSystem: 'Đồng Bộ',
    issuedAt: data.receivedAt,
  });
  const fileName = `Phieu-kiem-soat-${dossier.code}.pdf`;
  return await printedAnswer(ctx, composeLetter(ctx, { form: 'control-slip', data, qrText: qr, fileName }));
}

/** One of the papers of a result of which something was decided, the newest where none is named: until it is signed without the
 * signature, as a result before its own. */
async function laterResult(
  ctx: Reading,
  dossier: StoredDossier,
  ordinal: number | undefined,
): Promise<FileAnswer | null> {
  const papers = papersOfResult(dossier.result, await readDecidedChanges(ctx.db, dossier.id));
  const paper = papers.find((one) => one.ordinal === (ordinal ?? papers.length));
  if (paper === undefined) return null;
  const fileId = paper.signedFileId ?? paper.uploadedFileId;
  if (fileId !== null) return await storedFileAnswer(ctx, fileId);
  return await printedAnswer(ctx, resultLetter(ctx, dossier, { paper: { ...paper, remark: null }, signing: null }));
}

async function result(ctx: Reading, dossier: StoredDossier, ordinal: number | undefined): Promise<FileAnswer | null> {
  const known = dossier.result;
  if (known === null) return null;
  if (dossier.resultMark !== null) return await laterResult(ctx, dossier, ordinal);
  if (ordinal !== undefined && ordinal !== 1) return null;
  const fileId = known.signedFileId ?? known.uploadedFileId;
  if (fileId !== null) return await storedFileAnswer(ctx, fileId);
  return await printedAnswer(ctx, resultLetter(ctx, dossier, { paper: { ...known, remark: null }, signing: null }));
}

/** An earlier receipt says that another took its place; null where it is the one that holds. What was given out is not changed: only
 * this print of it carries the mark. */
async function replacedReceipt(ctx: Reading, subjectId: string, ordinal: number): Promise<FileAnswer | null> {
  const key = { subjectId, form: storedForms.receipt };
  const newest = await findLetter(ctx.db, key);
  if (newest === undefined || newest.ordinal <= ordinal) return null;
  const old = await findLetter(ctx.db, { ...key, ordinal });
  if (old === undefined) return null;
  const replacedBy = { ordinal: newest.ordinal, on: localDate(newest.createdAt) };
  const data = { ...Object(old.content.data), replacedBy };
  return await printedAnswer(ctx, { ...old, content: { ...old.content, data } });
}

/** A letter of a dossier as PDF; null when there is none (yet). Who may see it is for the caller to decide. */
export async function dossierLetter(
  ctx: Reading,
  dossier: StoredDossier,
  form: LetterForm,
  ordinal?: number,
): Promise<FileAnswer | null> {
  if (form === 'control-slip') return dossier.clock === null ? null : await controlSlip(ctx, dossier);
  if (form === 'result') return await result(ctx, dossier, ordinal);
  if (form === 'receipt' && ordinal !== undefined) {
    const replaced = await replacedReceipt(ctx, dossier.id, ordinal);
    if (replaced !== null) return replaced;
  }
  const key = { subjectId: dossier.id, form: form === 'ending' ? endingForm(dossier) : storedForms[form] };
  return await letterAnswer(ctx, ordinal === undefined ? key : { ...key, ordinal });
}
