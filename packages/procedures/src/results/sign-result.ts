import { dossierEvents } from '@dongbo/contract/procedures';
import {
  agencyOf,
  formatInstant,
  signAndStore,
  signerTitleOf,
  vietnameseDate,
  type PrintableLetter,
  type UploadedPaper,
} from '@dongbo/kernel';
import { sql } from 'kysely';
import { z } from 'zod';
import { defineJob, type Context } from '../define.ts';
import { findDossier } from '../dossiers/dossier-store.ts';
import { decidingBody } from './deciding-body.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import { resultLetter } from '../letters/result-letter.ts';

/** What is put on an uploaded result: number and date of the book, and the mark of the signature that is given now. */
function markOf(ctx: Pick<Context, 'now'>, dossier: StoredDossier, signer: string): UploadedPaper['mark'] {
  const { result } = dossier;
  const body = decidingBody(dossier);
  const agency = agencyOf(body);
  const date = result?.numberedOn ? vietnameseDate(result.numberedOn) : '';
  return {
    number: result?.number ?? '',
    placeAndDate: agency.place === '' ? date : `${agency.place}, ${date}`,
    ...signerTitleOf(body),
    signer,
    agency: agency.fullName,
    signedAt: formatInstant(ctx.now),
    subject: result?.title ?? '',
  };
}

/** The paper to sign: the written result printed with number and date, or the uploaded PDF with them put on it. */
async function paperOf(ctx: Context, dossier: StoredDossier, signer: string): Promise<PrintableLetter | UploadedPaper> {
  const uploaded = dossier.result?.uploadedFileId ?? null;
  if (uploaded === null) return await resultLetter(ctx, dossier, signer);
  const file = await ctx.db
    .selectFrom('file')
    .select('storage_key')
    .where('id', '=', uploaded)
    .executeTakeFirstOrThrow();
  return { pdf: await ctx.files.read(file.storage_key), mark: markOf(ctx, dossier, signer) };
}

/** An hour and a quarter with the growing pauses of the queue: what lasts longer needs a person. */
const mostTries = 9;

/** Prints and signs an approved result with the leader's key (PAdES). A second run finds it signed. */
export const signResult = defineJob(
  'procedures.sign-result',
  z.object({ dossierId: z.uuid() }),
  async (ctx, { dossierId }) => {
    // In a statement of its own: one that waits for a lock goes on with what it saw before, also of the result, and two
    // approvals of the same dossier would sign twice, or sign a text that was written anew meanwhile.
    await sql`select from dossier where id = ${dossierId}::uuid for update`.execute(ctx.db);
    const dossier = await findDossier(ctx.db, dossierId, { at: ctx.now, lock: true });
    if (dossier?.result?.state !== 'signing') return;
    ctx.about(dossierId);
    const { result } = dossier;
    const signer = await ctx.db
      .selectFrom('result')
      .innerJoin('person', 'person.id', 'result.signer_id')
      .select(['person.id', 'person.name'])
      .where('result.dossier_id', '=', dossierId)
      .executeTakeFirstOrThrow();
    const file = await signAndStore(ctx, {
      paper: await paperOf(ctx, dossier, signer.name),
      signer,
      unitName: agencyOf(decidingBody(dossier)).fullName,
      reason: `Phê duyệt kết quả ${result.number ?? ''} của hồ sơ ${dossier.code}`,
      subjectId: dossierId,
      fileName: `Ket-qua-${dossier.code}.pdf`,
    });
    await ctx.db
      .updateTable('result')
      .set({ state: 'signed', signed_at: ctx.now, signed_file_id: file.id })
      .where('dossier_id', '=', dossierId)
      .execute();
    ctx.emit(
      dossierEvents.resultSigned,
      { dossierId, code: dossier.code, number: result.number ?? '', sha256: file.sha256 },
      { subjectId: dossierId, unitId: dossier.competent.id },
    );
  },
  {
    maxAttempts: mostTries,
    pool: 'heavy',
    // Who waits for it hears of it: otherwise the result would stay "being signed" for ever.
    givenUp: async (ctx, { dossierId }) => {
      const dossier = await findDossier(ctx.db, dossierId, { at: ctx.now, lock: true });
      // Approved anew and signed since, or written anew: nobody waits.
      if (dossier?.result?.state !== 'signing') return;
      ctx.about(dossierId);
      ctx.emit(
        dossierEvents.resultSigningFailed,
        { dossierId, code: dossier.code, number: dossier.result.number ?? '' },
        { subjectId: dossierId, unitId: dossier.competent.id },
      );
    },
  },
);
