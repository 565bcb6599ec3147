import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { KernelTables } from '../db/tables.ts';
import type { LetterValue } from '../letters/printable-text.ts';

/** What a letter is printed from; the same content with the same layout always gives the same bytes. */
const LetterContent = z.object({
  // Anything that went through JSON is a LetterValue.
  data: z.custom<LetterValue>((value) => value !== undefined),
  qrText: z.string().nullable(),
  checkText: z.string().nullable().default(null),
  watermark: z.enum(['trial', 'demonstration', 'none']),
  fileName: z.string(),
  /** Who signs it electronically before it is stored; null: nobody. */
  signing: z
    .object({ personId: z.uuid(), signerName: z.string(), agencyName: z.string(), reason: z.string() })
    .nullable()
    .default(null),
});
export type LetterContent = z.infer<typeof LetterContent>;

export interface StoredLetter {
  readonly id: string;
  readonly subjectId: string;
  readonly form: string;
  /** Which of the subject's letters of this form, from 1. */
  readonly ordinal: number;
  readonly layout: string;
  readonly content: LetterContent;
  readonly createdAt: Date;
  /** The PDF; null until the worker has made it. */
  readonly fileId: string | null;
}

/** Names a letter: by its id, or as one of its subject (the newest of the form when no ordinal is given). */
export type LetterKey =
  | { readonly id: string }
  | { readonly subjectId: string; readonly form: string; readonly ordinal?: number };

export async function insertLetter(db: Kysely<KernelTables>, letter: Omit<StoredLetter, 'fileId'>): Promise<void> {
  await db
    .insertInto('letter')
    .values({
      id: letter.id,
      subject_id: letter.subjectId,
      form: letter.form,
      ordinal: letter.ordinal,
      layout: letter.layout,
      data: JSON.stringify(letter.content),
      created_at: letter.createdAt,
    })
    .execute();
}

export async function findLetter(db: Kysely<KernelTables>, key: LetterKey): Promise<StoredLetter | undefined> {
  const query = db.selectFrom('letter').selectAll();
  const { id, subjectId, form, ordinal } = { id: null, subjectId: null, form: null, ordinal: undefined, ...key };
  const of = query.where('subject_id', '=', subjectId).where('form', '=', form);
  const named = ordinal === undefined ? of.orderBy('ordinal', 'desc').limit(1) : of.where('ordinal', '=', ordinal);
  const row = await (id === null ? named : query.where('id', '=', id)).executeTakeFirst();
  return (
    row && {
      id: row.id,
      subjectId: row.subject_id,
      form: row.form,
      ordinal: row.ordinal,
      layout: row.layout,
      content: LetterContent.parse(row.data),
      createdAt: row.created_at,
      fileId: row.file_id,
    }
  );
}
