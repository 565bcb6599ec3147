import { sql } from 'kysely';
import { z } from 'zod';
import type { KernelTables } from '../db/tables.ts';
import { jobsOf } from '../jobs/job.ts';
import { findLetter } from './letter-store.ts';
import { printLetter } from './print-letter.ts';
import { storePrinted } from './store-printed.ts';

const defineKernelJob = jobsOf<KernelTables, unknown>();

/** Prints a letter and keeps the PDF; a second run finds it done. */
export const storeLetter = defineKernelJob(
  'kernel.store-letter',
  z.object({ letterId: z.uuid() }),
  async (ctx, { letterId }) => {
    await sql`select from letter where id = ${letterId}::uuid for update`.execute(ctx.db);
    const letter = await findLetter(ctx.db, { id: letterId });
    if (!letter || letter.fileId !== null) return;
    ctx.about(letter.subjectId);
    const file = await storePrinted(ctx, {
      name: letter.content.fileName,
      bytes: await printLetter(ctx, letter),
      subjectId: letter.subjectId,
    });
    await ctx.db.updateTable('letter').set({ file_id: file.id }).where('id', '=', letter.id).execute();
  },
  { pool: 'heavy' },
);
