import { sql } from 'kysely';
import { z } from 'zod';
import { defineJob, type Context } from '../define.ts';
import { findLetter } from './letter-store.ts';
import { printLetter } from './print-letter.ts';

const printedLimit = 50_000_000;

/** Stores bytes that the program itself made as a file of a subject. */
export async function storePrinted(
  ctx: Context,
  file: { name: string; bytes: Uint8Array; subjectId: string },
): Promise<{ id: string; sha256: string }> {
  const id = ctx.newId();
  const { bytes } = file;
  const stored = await ctx.files.put(
    (async function* () {
      yield bytes;
    })(),
    printedLimit,
  );
  await ctx.db
    .insertInto('file')
    .values({
      id,
      name: file.name,
      type: 'application/pdf',
      size: stored.size,
      sha256: stored.sha256,
      storage_key: stored.storageKey,
      uploaded_by: ctx.actor.personId ?? '',
      attached_to: file.subjectId,
      created_at: ctx.now,
    })
    .execute();
  return { id, sha256: stored.sha256 };
}

/** Prints a letter and keeps the PDF; a second run finds it done. */
export const storeLetter = defineJob(
  'procedures.store-letter',
  z.object({ letterId: z.uuid() }),
  async (ctx, { letterId }) => {
    await sql`select from letter where id = ${letterId}::uuid for update`.execute(ctx.db);
    const letter = await findLetter(ctx.db, { id: letterId });
    if (!letter || letter.fileId !== null) return;
    ctx.about(letter.subjectId);
    const file = await storePrinted(ctx, {
      name: letter.content.fileName,
      bytes: printLetter(ctx, letter),
      subjectId: letter.subjectId,
    });
    await ctx.db.updateTable('letter').set({ file_id: file.id }).where('id', '=', letter.id).execute();
  },
  { pool: 'heavy' },
);
