import { sql } from 'kysely';
import { z } from 'zod';
import type { KernelTables } from '../db/tables.ts';
import { jobsOf } from '../jobs/job.ts';
import { systemPersonId } from '../identity/actor.ts';
import type { KernelContext } from '../operation/kernel-operation.ts';
import { findLetter, type StoredLetter } from './letter-store.ts';
import { markSigned, printLetter } from './print-letter.ts';
import { signAndStore } from './sign-and-store.ts';
import { storePrinted, type PrintedFile } from './store-printed.ts';

const defineKernelJob = jobsOf<KernelTables, unknown>();

/** Under the installation's own certificate stands no unit: the same key vouches for letters of them all. */
const certifiedFor = (signing: { readonly personId: string; readonly agencyName: string }): string =>
  signing.personId === systemPersonId ? 'Đồng Bộ' : signing.agencyName;

/** The PDF as a file of the letter's subject, signed where somebody signs it. */
async function store(ctx: KernelContext, letter: StoredLetter): Promise<PrintedFile> {
  const { subjectId } = letter;
  const { fileName, signing } = letter.content;
  if (signing === null)
    return await storePrinted(ctx, { name: fileName, bytes: await printLetter(ctx, letter), subjectId });
  return await signAndStore(ctx, {
    paper: markSigned(letter, ctx.now),
    signer: { id: signing.personId, name: signing.signerName },
    unitName: certifiedFor(signing),
    reason: signing.reason,
    subjectId,
    fileName,
  });
}

/** Prints a letter, signs it where somebody signs it, and keeps the PDF; a second run finds it done. */
export const storeLetter = defineKernelJob(
  'kernel.store-letter',
  z.object({ letterId: z.uuid() }),
  async (ctx, { letterId }) => {
    await sql`select from letter where id = ${letterId}::uuid for update`.execute(ctx.db);
    const letter = await findLetter(ctx.db, { id: letterId });
    if (!letter || letter.fileId !== null) return;
    ctx.about(letter.subjectId);
    const file = await store(ctx, letter);
    await ctx.db.updateTable('letter').set({ file_id: file.id }).where('id', '=', letter.id).execute();
  },
  { pool: 'heavy' },
);
