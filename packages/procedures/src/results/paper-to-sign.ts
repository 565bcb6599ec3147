import {
  agencyOf,
  formatInstant,
  signerTitleOf,
  signingRightOf,
  vietnameseDate,
  type PrintableLetter,
  type UploadedPaper,
} from '@dongbo/kernel';
import type { Context } from '../define.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import { resultLetter, type PaperWords, type SigningOfPaper } from '../letters/result-letter.ts';
import { decidingBody } from './deciding-body.ts';

/** What is put on an uploaded result: number and date of the book, and the mark of the signature that is given now. */
function markOf(
  ctx: Pick<Context, 'now'>,
  dossier: StoredDossier,
  { paper, signing }: { paper: PaperWords; signing: SigningOfPaper },
): UploadedPaper['mark'] {
  const body = decidingBody(dossier);
  const agency = agencyOf(body);
  const date = paper.numberedOn === null ? '' : vietnameseDate(paper.numberedOn);
  return {
    number: paper.number ?? '',
    remark: paper.remark,
    placeAndDate: agency.place === '' ? date : `${agency.place}, ${date}`,
    ...signerTitleOf(body, signingRightOf(signing.rights, body)),
    signer: signing.signer,
    agency: agency.fullName,
    signedAt: formatInstant(ctx.now),
    subject: paper.title,
    check: signing.checkAddress,
  };
}

/** A paper of a result to be signed now: the written one printed with number and date, or the uploaded PDF with them put on it. */
export async function paperToSign(
  ctx: Context,
  dossier: StoredDossier,
  order: { readonly paper: PaperWords & { readonly uploadedFileId: string | null }; readonly signing: SigningOfPaper },
): Promise<PrintableLetter | UploadedPaper> {
  const { paper, signing } = order;
  if (paper.uploadedFileId === null) return resultLetter(ctx, dossier, { paper, signing });
  const file = await ctx.db
    .selectFrom('file')
    .select('storage_key')
    .where('id', '=', paper.uploadedFileId)
    .executeTakeFirstOrThrow();
  return { pdf: await ctx.files.read(file.storage_key), mark: markOf(ctx, dossier, order) };
}
