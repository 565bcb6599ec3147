import type { FileAnswer } from '@dongbo/contract';
import { fileAnswer } from '../files/file-answer.ts';
import type { KernelContext } from '../operation/kernel-operation.ts';
import { findLetter, type LetterKey } from './letter-store.ts';
import { printLetter, type PrintableLetter } from './print-letter.ts';

/** A stored file as an operation hands it out. Who may see it is for the caller to decide. */
export async function storedFileAnswer(ctx: Pick<KernelContext, 'db' | 'files'>, fileId: string): Promise<FileAnswer> {
  const row = await ctx.db
    .selectFrom('file')
    .select(['name', 'type', 'size', 'storage_key'])
    .where('id', '=', fileId)
    .executeTakeFirstOrThrow();
  return await fileAnswer(row, ctx.files);
}

/** A letter printed now, as an operation hands it out; nothing is stored. */
export async function printedAnswer(ctx: Pick<KernelContext, 'letters'>, letter: PrintableLetter): Promise<FileAnswer> {
  const bytes = await printLetter(ctx, letter);
  return {
    name: letter.content.fileName,
    type: 'application/pdf',
    size: bytes.byteLength,
    disposition: 'inline',
    bytes,
  };
}

/** The PDF of a letter of the record, or the same printed now when the worker has not come to it yet (the same bytes, or without
 * its signature where it has to be signed first); null when there is no such letter. Who may see it is for the caller to decide. */
export async function letterAnswer(
  ctx: Pick<KernelContext, 'db' | 'files' | 'letters'>,
  key: LetterKey,
): Promise<FileAnswer | null> {
  const letter = await findLetter(ctx.db, key);
  if (!letter) return null;
  return letter.fileId === null ? await printedAnswer(ctx, letter) : await storedFileAnswer(ctx, letter.fileId);
}
