import type { LetterValue } from '@dongbo/kernel';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Context } from '../define.ts';
import type { ProceduresTables } from '../tables.ts';

/** What a letter is printed from; the same content with the same layout always gives the same bytes. */
const LetterContent = z.object({
  // Anything that went through JSON is a LetterValue.
  data: z.custom<LetterValue>((value) => value !== undefined),
  qrText: z.string().nullable(),
  watermark: z.enum(['trial', 'demonstration', 'none']),
  fileName: z.string(),
});
export type LetterContent = z.infer<typeof LetterContent>;

export interface StoredLetter {
  readonly id: string;
  readonly subjectId: string;
  readonly form: string;
  readonly layout: string;
  readonly content: LetterContent;
  readonly createdAt: Date;
  readonly fileId: string | null;
}

/** The mark over papers: trial always; official papers of a demonstration installation are samples. */
export function watermarkOf(ctx: Pick<Context, 'space' | 'demonstration'>): LetterContent['watermark'] {
  if (ctx.space === 'trial') return 'trial';
  return ctx.demonstration ? 'demonstration' : 'none';
}

export async function insertLetter(
  ctx: Context,
  letter: { id: string; subjectId: string; form: string; layout: string; content: LetterContent },
): Promise<void> {
  await ctx.db
    .insertInto('letter')
    .values({
      id: letter.id,
      subject_id: letter.subjectId,
      form: letter.form,
      layout: letter.layout,
      data: JSON.stringify(letter.content),
      created_at: ctx.now,
    })
    .execute();
}

export async function findLetter(
  db: Kysely<ProceduresTables>,
  where: { id: string } | { subjectId: string; form: string },
): Promise<StoredLetter | undefined> {
  const query = db.selectFrom('letter').selectAll();
  const row = await (
    'id' in where
      ? query.where('id', '=', where.id)
      : query.where('subject_id', '=', where.subjectId).where('form', '=', where.form)
  ).executeTakeFirst();
  return (
    row && {
      id: row.id,
      subjectId: row.subject_id,
      form: row.form,
      layout: row.layout,
      content: LetterContent.parse(row.data),
      createdAt: row.created_at,
      fileId: row.file_id,
    }
  );
}
