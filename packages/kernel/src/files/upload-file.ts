import { uploadFile as endpoint } from '@dongbo/contract';
import { defineKernelOperation } from '../operation/kernel-operation.ts';
import { GeneralError } from '../operation/problems.ts';
import { examinationWith } from './examine-upload.ts';
import { cleanFileName } from './file-name.ts';
import { findPurpose } from './upload-purpose.ts';
import { mostWaiting } from './waiting-files.ts';

/** Gives uploaded bytes a row and a name. What they are is said by their content, never by their name. Refused bytes have
 * no row, and served over HTTP they were never kept. */
export const uploadFile = defineKernelOperation(endpoint, async (ctx, input) => {
  const { stored } = ctx;
  const { personId } = ctx.actor;
  if (stored === null || personId === null) throw new GeneralError('invalid-input');
  const purpose = findPurpose(ctx.uploads, input.purpose);
  if (purpose === undefined) throw new GeneralError('invalid-input', {}, [{ path: 'purpose', code: 'unknown' }]);
  if (stored.size === 0) return ctx.refuse('file.empty');
  const { maxBytes } = purpose;
  if (stored.size > maxBytes) return ctx.refuse('file.too-large', { maxBytes });
  const { type } = stored;
  const kinds: readonly string[] = purpose.kinds;
  if (type === null || !kinds.includes(type)) return ctx.refuse('file.type-not-allowed', { type });
  // Served over HTTP the bytes were examined before this transaction began.
  const fault =
    stored.fault === undefined
      ? await examinationWith({ scanner: null, db: ctx.db, personId, purpose })(
          Buffer.from(await ctx.files.read(stored.storageKey)),
          type,
        )
      : stored.fault;
  if (fault?.code === 'file.too-many-waiting') return ctx.refuse(fault.code, mostWaiting);
  if (fault) return ctx.refuse(fault.code, fault.found === undefined ? {} : { found: fault.found });
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
