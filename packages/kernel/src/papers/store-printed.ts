import type { KernelContext } from '../operation/kernel-operation.ts';

const printedLimit = 50_000_000;

/** A file of a subject that the program made. */
export interface PrintedFile {
  readonly id: string;
  /** Of its bytes, in hexadecimal digits. */
  readonly sha256: string;
}

/** Stores a PDF that the program itself made as a file of a subject. */
export async function storePrinted(
  ctx: KernelContext,
  file: { readonly name: string; readonly bytes: Uint8Array; readonly subjectId: string },
): Promise<PrintedFile> {
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
