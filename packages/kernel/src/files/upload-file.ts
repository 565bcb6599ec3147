import { Readable } from 'node:stream';
import { uploadFile as endpoint } from '@dongbo/contract';
import { defineKernelOperation, type KernelContext } from '../operation/kernel-operation.ts';
import { GeneralError } from '../operation/problems.ts';
import { examinationWith } from './examine-upload.ts';
import { cleanFileName } from './file-name.ts';
import type { StoredBytes } from './file-store.ts';
import { refusalOfUpload, type UploadRefusal } from './refusal-of-upload.ts';
import { findPurpose, type UploadPurpose } from './upload-purpose.ts';

/** Served over HTTP the bytes were examined before this transaction began; others are now. */
async function examined(
  { db, files }: Pick<KernelContext, 'db' | 'files'>,
  stored: StoredBytes,
  { personId, purpose }: { readonly personId: string; readonly purpose: UploadPurpose },
): Promise<StoredBytes> {
  if (stored.fault !== undefined || stored.size > purpose.maxBytes) return stored;
  const examine = examinationWith({ scanner: null, db, personId, purpose });
  const { fault, converted } = await examine(Buffer.from(await files.read(stored.storageKey)), stored.type);
  if (fault !== null || converted === null) return { ...stored, fault };
  const kept = await files.put(Readable.from([converted.bytes]), purpose.maxBytes);
  return { ...kept, type: converted.type, fault };
}

/** Gives uploaded bytes a row and a name. What they are is said by their content, never by their name. Refused bytes have
 * no row, and served over HTTP they were never kept. */
export const uploadFile = defineKernelOperation(endpoint, async (ctx, input) => {
  const { personId } = ctx.actor;
  if (ctx.stored === null || personId === null) throw new GeneralError('invalid-input');
  const purpose = findPurpose(ctx.uploads, input.purpose);
  if (purpose === undefined) throw new GeneralError('invalid-input', {}, [{ path: 'purpose', code: 'unknown' }]);
  const stored = await examined(ctx, ctx.stored, { personId, purpose });
  const { type } = stored;
  const refuse = (fault: { readonly code: UploadRefusal; readonly found?: string }): never => {
    const { code, facts } = refusalOfUpload(fault, { name: input.name, type, purpose });
    return ctx.refuse(code, facts);
  };
  if (stored.size > purpose.maxBytes) return refuse({ code: 'file.too-large' });
  if (stored.fault) return refuse(stored.fault);
  const kinds: readonly string[] = purpose.kinds;
  if (type === null || !kinds.includes(type)) return refuse({ code: 'file.type-not-allowed' });
  const id = ctx.newId();
  const name = cleanFileName(input.name, type);
  await ctx.db
    .insertInto('file')
    .values({
      id,
      name,
      type,
      size: stored.size,
      sha256: stored.sha256,
      storage_key: stored.storageKey,
      purpose: purpose.purpose,
      uploaded_by: personId,
      created_at: ctx.now,
    })
    .execute();
  ctx.about(id);
  return { id, name, type, size: stored.size, sha256: stored.sha256 };
});
